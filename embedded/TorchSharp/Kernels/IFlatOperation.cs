namespace TorchSharp.Kernels;

/// <summary>The body of a loop over flat buffers; every element is on its own, so that the order of steps does not matter.</summary>
internal interface IFlatOperation
{
    /// <summary>Does the elements from <paramref name="i"/> on, as many as <typeparamref name="TLanes"/> has.</summary>
    void Step<TLanes>(long i)
        where TLanes : struct, ILanes;
}
