namespace Mnist.MLNet.Reports.Charts;

/// <summary>A point of a series. One whose values are not finite is left out, and breaks the line.</summary>
/// <param name="X">The value along the horizontal axis.</param>
/// <param name="Y">The value along the vertical axis.</param>
/// <param name="Spread">How far the value scatters to both sides, such as a standard deviation; 0 draws nothing.</param>
public readonly record struct ChartPoint(double X, double Y, double Spread = 0);
