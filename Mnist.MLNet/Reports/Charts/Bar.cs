namespace Mnist.MLNet.Reports.Charts;

/// <summary>A bar of a <see cref="BarChart"/>.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">Its length.</param>
/// <param name="Spread">How far the value scatters to both sides, such as a standard deviation; 0 draws nothing.</param>
public readonly record struct Bar(string Name, double Value, double Spread = 0);
