namespace Mnist.MLNet.Reports.Charts;

/// <summary>The style of all charts: <c>chart.css</c> beside this file.</summary>
public static class ChartStyle
{
    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Resource.Read(typeof(ChartStyle), "chart.css");
}
