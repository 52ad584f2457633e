using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>One random change of an image. All steps of an augmentation are drawn first and applied in one resampling, so that the image is blurred once only.</summary>
public abstract record AugmentationStep
{
    private protected AugmentationStep()
    {
    }

    /// <summary>Draws this step's map for one image.</summary>
    internal abstract AffineMap Draw(ref SplitMix64 random, int rows, int columns);
}
