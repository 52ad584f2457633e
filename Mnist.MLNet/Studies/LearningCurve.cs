using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Reports.Charts;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Studies;

/// <summary>How the test error falls with the number of training images.</summary>
public sealed class LearningCurve
{
    private const int FitPoints = 60;

    private readonly ILookup<int, LearningCurvePoint> _sizes;

    /// <summary>Makes the curve of measured points.</summary>
    /// <param name="name">What was trained.</param>
    /// <param name="points">The points, at least one.</param>
    public LearningCurve(string name, IEnumerable<LearningCurvePoint> points)
    {
        Name = name;
        Points = [.. points.OrderBy(point => point.Size).ThenBy(point => point.Seed)];
        _sizes = Points.ToLookup(point => point.Size);
        Fit = _sizes.Count >= PowerLawFit.LeastSizes && Points.Any(point => point.Error > 0)
            ? PowerLawFit.To(Points.Select(point => new ErrorSample(point.Size, point.Error)))
            : null;
    }

    /// <summary>What was trained.</summary>
    public string Name { get; }

    /// <summary>The points, by size and seed.</summary>
    public IReadOnlyList<LearningCurvePoint> Points { get; }

    /// <summary>The power law through them; null where there are too few sizes for one, or no errors.</summary>
    public PowerLawFit? Fit { get; }

    /// <summary>The fit in words, with what it cannot tell.</summary>
    public IReadOnlyList<string> Findings => Fit is { } fit
        ? [fit.ToString(), .. fit.Notes]
        : [$"No power law was fitted: it takes {PowerLawFit.LeastSizes} sizes or more, and test errors."];

    /// <summary>The curve as a table: mean and standard deviation (with n − 1) of the test error at each size, and the fitted law's.</summary>
    /// <returns>A row a size.</returns>
    public ResultTable ToTable()
    {
        const string format = "P2";
        var table = new ResultTable(
            $"Test error of {Name} by number of training images",
            ResultColumn.Number("images", "N0"),
            ResultColumn.Number("seeds"),
            ResultColumn.Number("mean error", format),
            ResultColumn.Number("sd", format),
            ResultColumn.Number("least", format),
            ResultColumn.Number("most", format),
            ResultColumn.Number("fitted", format));
        foreach (var size in _sizes)
        {
            double[] errors = [.. size.Select(point => point.Error)];
            table.Add(size.Key, errors.Length, errors.Average(), errors.StandardDeviation(), errors.Min(), errors.Max(), Fit?.Law.At(size.Key));
        }

        return table;
    }

    /// <summary>All points as a table.</summary>
    /// <returns>A row a training.</returns>
    public ResultTable ToPointTable()
    {
        var table = new ResultTable(
            $"Trainings of {Name}",
            ResultColumn.Number("images", "N0"),
            ResultColumn.Number("seed"),
            ResultColumn.Number("test error", "P2"),
            ResultColumn.Number("log-loss", "F4"),
            ResultColumn.Number("seconds", "F1"));
        foreach (var point in Points)
        {
            table.Add(point.Size, point.Seed, point.Error, point.LogLoss, point.Seconds);
        }

        return table;
    }

    /// <summary>The curve as a chart on two logarithmic axes, on which a power law without a constant is a straight line.</summary>
    /// <returns>The chart.</returns>
    public LineChart ToChart()
    {
        var measured = new Series(
            "measured, mean ± standard deviation",
            [.. _sizes.Select(size => new ChartPoint(size.Key, size.Average(point => point.Error), size.Select(point => point.Error).ToArray().StandardDeviation() ?? 0))],
            SeriesStyle.Points);
        return new LineChart
        {
            Title = $"Learning curve of {Name}",
            Description = string.Join(' ', Findings),
            X = new Axis("training images") { Logarithmic = true },
            Y = new Axis("test error") { Logarithmic = true, Format = "0.###%" },
            Series = Fit is { } fit ? [measured, new Series("fitted power law", FittedLine(fit.Law), SeriesStyle.Dashes)] : [measured],
        };
    }

    private ChartPoint[] FittedLine(PowerLaw law)
    {
        double low = Points[0].Size;
        double high = Points[^1].Size;
        return [.. Enumerable.Range(0, FitPoints + 1).Select(i => low * Math.Pow(high / low, (double)i / FitPoints)).Select(n => new ChartPoint(n, law.At(n)))];
    }
}
