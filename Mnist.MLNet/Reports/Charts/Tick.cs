namespace Mnist.MLNet.Reports.Charts;

/// <summary>A marked value of an axis.</summary>
/// <param name="Place">Where it is, from 0 at the axis' beginning to 1 at its end.</param>
/// <param name="Text">The value as text; empty for a mark without text.</param>
internal readonly record struct Tick(double Place, string Text);
