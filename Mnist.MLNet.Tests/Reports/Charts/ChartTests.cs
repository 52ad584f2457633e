using System.Globalization;
using System.Xml.Linq;
using Mnist.MLNet.Reports.Charts;

namespace Mnist.MLNet.Tests.Reports.Charts;

public sealed class ChartTests
{
    private static readonly LineChart Loss = new()
    {
        Title = "Loss <by> epoch",
        Description = "The loss falls & then rests.",
        X = new Axis("epoch") { WholeNumbers = true },
        Y = new Axis("loss"),
        Series =
        [
            new("training", [new(1, 0.4), new(2, double.NaN), new(3, 0.2), new(4, 0.1)], SeriesStyle.Line),
            new("validation", [new(1, 0.5, Spread: 0.1), new(4, 0)], SeriesStyle.Points),
        ],
    };

    private static readonly HeatMap Confusion = new()
    {
        Title = "Confusion",
        Description = "Threes are taken for fives.",
        RowsLabel = "actual",
        ColumnsLabel = "predicted",
        Rows = ["3", "5"],
        Columns = ["3", "5"],
        Values = [[90, 10], [0, double.NaN]],
        Confusion = true,
    };

    private static readonly BarChart Times = new()
    {
        Title = "Time",
        Description = "Seconds a run.",
        Axis = new Axis("seconds"),
        Bars = [new("lenet5", 15, Spread: 2), new("bn-cnn", 150)],
    };

    public static TheoryData<string> Names => ["line", "heat", "bars"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_sound_xml_and_says_what_it_shows(string name)
    {
        var chart = Chart(name);

        var svg = XElement.Parse(chart.ToSvg());

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal($"{chart.Title}. {chart.Description}", svg.Attribute("aria-label")!.Value);
        Assert.Equal(chart.Title, svg.Elements().First().Value);
        Assert.Contains(chart.Title, Texts(svg));
        Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_lies_within_the_picture(string name)
    {
        var svg = XElement.Parse(Chart(name).ToSvg());
        double[] box = Numbers(svg.Attribute("viewBox")!.Value);

        foreach (var element in svg.Descendants())
        {
            Assert.All(new[] { "x", "x1", "x2", "cx" }.Select(attribute => element.Attribute(attribute)).OfType<XAttribute>(), x => Assert.InRange(double.Parse(x.Value, CultureInfo.InvariantCulture), 0, box[2]));
            Assert.All(new[] { "y", "y1", "y2", "cy" }.Select(attribute => element.Attribute(attribute)).OfType<XAttribute>(), y => Assert.InRange(double.Parse(y.Value, CultureInfo.InvariantCulture), 0, box[3]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_of_its_own_file_brings_its_style(string name)
    {
        var document = XDocument.Parse(Chart(name).ToSvgDocument());

        Assert.Contains(document.Descendants(), element => element.Name.LocalName == "style" && element.Value.Contains("--series-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_breaks_where_a_value_is_missing()
    {
        string path = XElement.Parse(Loss.ToSvg()).Descendants().Single(element => element.Name.LocalName == "path").Attribute("d")!.Value;

        Assert.Equal(2, path.Count(character => character == 'M'));
        Assert.Equal(1, path.Count(character => character == 'L'));
    }

    [Fact]
    public void Axes_and_series_are_named()
    {
        string[] texts = Texts(XElement.Parse(Loss.ToSvg()));

        Assert.Superset(new HashSet<string> { "epoch", "loss", "training", "validation", "0.0", "0.6", "1", "4" }, texts.ToHashSet());
    }

    [Fact]
    public void A_point_says_its_values()
    {
        var titles = XElement.Parse(Loss.ToSvg()).Descendants().Where(element => element.Name.LocalName == "title").Select(element => element.Value);

        Assert.Contains("validation: epoch 1, loss 0.5", titles);
    }

    [Fact]
    public void Mistakes_stand_out_and_zeros_stay_blank()
    {
        var svg = XElement.Parse(Confusion.ToSvg());

        Assert.Equal(["90", "10"], svg.Descendants().Where(element => element.Attribute("class")?.Value.StartsWith("value", StringComparison.Ordinal) == true).Select(element => element.Value));
        Assert.Single(svg.Descendants(), element => element.Attribute("class")?.Value == "alarm");
    }

    [Fact]
    public void Bars_that_would_not_begin_at_zero_become_dots()
    {
        Assert.Contains("\"bar\"", Times.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"bar\"", (Times with { Axis = new Axis("seconds") { Minimum = 10 } }).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_has_no_markers()
    {
        var chart = Loss with { Series = [new("training", [.. Enumerable.Range(0, 500).Select(i => new ChartPoint(i, i))])] };

        Assert.DoesNotContain("marker", chart.ToSvg(), StringComparison.Ordinal);
    }

    private static Chart Chart(string name) => name switch { "line" => Loss, "heat" => Confusion, _ => Times };

    private static string[] Texts(XElement svg) => [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
