namespace Mnist.MLNet.Reports.Charts;

/// <summary>How a series is drawn.</summary>
public enum SeriesStyle
{
    /// <summary>A line with a marker at every point.</summary>
    LineAndPoints,

    /// <summary>A line alone, for many points.</summary>
    Line,

    /// <summary>A dashed line alone, for what was computed and not measured.</summary>
    Dashes,

    /// <summary>Markers alone.</summary>
    Points,
}
