namespace Mnist.MLNet.Reports.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What is measured, with its unit.</param>
public sealed record Axis(string Label)
{
    /// <summary>Whether equal steps stand for equal factors. All values must then be above 0; others are left out.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The lowest value shown; null takes the lowest of the data, rounded down.</summary>
    public double? Minimum { get; init; }

    /// <summary>The highest value shown; null takes the highest of the data, rounded up.</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether ticks stand at whole numbers only, as for epochs.</summary>
    public bool WholeNumbers { get; init; }

    /// <summary>The format of the ticks' numbers, such as <c>P1</c>; null chooses by the distance of the ticks.</summary>
    public string? Format { get; init; }

    internal bool Shows(double value) => double.IsFinite(value) && (!Logarithmic || value > 0);

    internal Scale Fit(IEnumerable<double> values)
    {
        double[] shown = [.. values.Where(Shows)];
        double lowest = Minimum ?? (shown.Length > 0 ? shown.Min() : Logarithmic ? 1 : 0);
        double highest = Maximum ?? (shown.Length > 0 ? shown.Max() : lowest + 1);
        return Logarithmic ? new LogarithmicScale(lowest, highest, Format) : LinearScale.Fit(lowest, highest, this);
    }
}
