namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>A leaf of a regression tree.</summary>
/// <param name="Box">The part of each dimension that leads to it.</param>
/// <param name="Value">What the tree says there.</param>
internal sealed record TreeLeaf(IReadOnlyList<Extent> Box, double Value)
{
    /// <summary>The part of the space that it covers, 0 to 1.</summary>
    public double Volume { get; } = Box.Aggregate(1.0, (product, extent) => product * extent.Width);
}
