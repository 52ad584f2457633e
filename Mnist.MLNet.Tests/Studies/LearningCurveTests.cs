using System.Xml.Linq;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Studies;

namespace Mnist.MLNet.Tests.Studies;

public sealed class LearningCurveTests
{
    private static readonly int[] Sizes = [500, 1_000, 2_000, 4_000, 8_000];

    private readonly LearningCurve _curve = new("lenet5", Sizes.SelectMany(n => new[] { 1, 2, 3 }.Select(seed => new LearningCurvePoint(n, seed, (1.5 * Math.Pow(n, -0.5)) * (1 + (0.02 * (seed - 2))), 0.1, 1))));

    [Fact]
    public void The_table_has_mean_spread_and_fit_of_each_size()
    {
        var rows = _curve.ToTable().ToMarkdown().Split('\n');

        Assert.Equal(
            """
            | images | seeds | mean error |     sd |  least |   most | fitted |
            | -----: | ----: | ---------: | -----: | -----: | -----: | -----: |
            |    500 |     3 |     6.71 % | 0.13 % | 6.57 % | 6.84 % | 6.71 % |
            """.ReplaceLineEndings("\n"),
            string.Join('\n', rows.Take(3)).Replace("%", " %", StringComparison.Ordinal).Replace("  %", " %", StringComparison.Ordinal));
        Assert.Equal(Sizes.Length, _curve.ToTable().Rows.Count);
    }

    [Fact]
    public void The_law_is_found_and_said_in_words()
    {
        Assert.Equal(0.5, _curve.Fit!.Law.Alpha, 0.01);
        Assert.StartsWith("error(n) = 1.", _curve.Findings[0], StringComparison.Ordinal);
        Assert.Contains("95 % interval of α", _curve.Findings[0], StringComparison.Ordinal);
        Assert.Contains(_curve.Findings, finding => finding.StartsWith("c cannot be told from 0", StringComparison.Ordinal));
    }

    [Fact]
    public void The_chart_shows_points_and_law_and_tells_them_in_words()
    {
        var svg = XDocument.Parse(_curve.ToChart().ToSvgDocument());

        string text = svg.Root!.Value;
        Assert.Contains("Learning curve of lenet5", text, StringComparison.Ordinal);
        Assert.Contains("fitted power law", text, StringComparison.Ordinal);
        Assert.Contains("error(n) = ", text, StringComparison.Ordinal);
        Assert.Contains("training images", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_sizes_leave_a_table_without_a_law()
    {
        var curve = new LearningCurve("lenet5", _curve.Points.Where(point => point.Size < 4_000));

        Assert.Null(curve.Fit);
        Assert.Equal(["No power law was fitted: it takes 4 sizes or more, and test errors."], curve.Findings);
        Assert.Null(curve.ToTable().Rows[0][6]);
        Assert.Single(curve.ToChart().Series);
    }

    [Fact]
    public void A_single_seed_has_no_standard_deviation()
    {
        var curve = new LearningCurve("lenet5", _curve.Points.Where(point => point.Seed == 1));

        Assert.Null(curve.ToTable().Rows[0][3]);
        Assert.NotNull(curve.Fit);
    }
}
