namespace TorchSharp.Kernels;

/// <summary>Work on the images of a batch, one at a time and independent of each other.</summary>
internal interface IImageOperation
{
    /// <summary>Does one image.</summary>
    void Run(int image);
}
