namespace Mnist.MLNet.Reports.Charts;

/// <summary>Points of one kind.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Points">The points; a line joins them in this order.</param>
/// <param name="Style">How they are drawn.</param>
public sealed record Series(string Name, IReadOnlyList<ChartPoint> Points, SeriesStyle Style = SeriesStyle.LineAndPoints);
