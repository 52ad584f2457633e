namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>A way through an area from its top to its bottom.</summary>
/// <param name="Columns">The column in each row, counted from the area's left.</param>
/// <param name="Length">How much of it leads through ink, in pixels.</param>
internal sealed record InkPath(int[] Columns, double Length);
