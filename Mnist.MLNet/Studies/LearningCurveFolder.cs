using System.Text.Json;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Html;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Studies;

/// <summary>
/// What a learning curve leaves behind: <c>runs/&lt;time&gt;-learning-curve-&lt;recipe&gt;/</c> with the points as they are measured (points.json), and at the end
/// points.csv, learning-curve.csv, .md, .svg, report.html and, last, learning-curve.json. Opened again for the same curve before that, it gives the points that are there.
/// </summary>
public sealed class LearningCurveFolder : IDisposable
{
    private const string LastFile = "learning-curve.json";
    private const string PointsFile = "points.json";
    private const string Protocol =
        "The parts of one seed are nested. All sizes are trained for as many steps: a smaller part is gone through more often. "
        + "The best epoch is chosen on images of the part itself; the test set judges each model once.";

    private static readonly JsonSerializerOptions JsonOptions = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    private readonly ResumableFolder _folder;
    private readonly List<LearningCurvePoint> _points;

    private LearningCurveFolder(ResumableFolder folder)
    {
        _folder = folder;
        string points = folder[PointsFile];
        _points = File.Exists(points) ? JsonSerializer.Deserialize<List<LearningCurvePoint>>(File.ReadAllText(points), JsonOptions)! : [];
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <summary>The points that are measured.</summary>
    public IReadOnlyList<LearningCurvePoint> Points => _points;

    /// <summary>Opens the folder of a curve that an interrupted run has begun, or makes a new one. The same curve is that of the same settings, seeds and sizes on the same data, by the same program.</summary>
    /// <param name="runs">The folder for runs; created where missing.</param>
    /// <param name="recipes">The recipe with each seed.</param>
    /// <param name="sizes">The numbers of training images.</param>
    /// <param name="data">The data.</param>
    /// <param name="time">The time that names a new folder.</param>
    /// <returns>The folder, which no other process can open meanwhile.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static LearningCurveFolder Open(string runs, IReadOnlyList<Recipe> recipes, IReadOnlyList<int> sizes, MnistData data, DateTime time) =>
        new(ResumableFolder.Open(runs, $"learning-curve-{recipes[0].Name}", time, RunPlan.ToJson(data, recipes, sizes), LastFile));

    /// <summary>Keeps a point.</summary>
    /// <param name="point">The point.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Keep(LearningCurvePoint point)
    {
        _points.Add(point);
        AtomicFile.WriteAllText(_folder[PointsFile], JsonSerializer.Serialize(_points, JsonOptions));
    }

    /// <summary>Writes the curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="data">The data that it was measured on.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Finish(LearningCurve curve, MnistData data)
    {
        var chart = curve.ToChart();
        AtomicFile.WriteAllText(_folder["points.csv"], curve.ToPointTable().ToCsv());
        AtomicFile.WriteAllText(_folder["learning-curve.csv"], curve.ToTable().ToCsv());
        AtomicFile.WriteAllText(_folder["learning-curve.md"], Markdown(curve, data));
        AtomicFile.WriteAllText(_folder["learning-curve.svg"], chart.ToSvgDocument());
        AtomicFile.WriteAllText(_folder[RunFolder.ReportFileName], Page(curve, data).ToString());
        AtomicFile.WriteAllText(_folder[LastFile], LearningCurveMetrics.Of(curve, data).ToJson());
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static string Markdown(LearningCurve curve, MnistData data) =>
        $"{curve.ToTable().ToMarkdown()}\n{string.Concat(curve.Findings.Select(finding => $"- {finding}\n"))}\n```\n{RunSummary.DataLine(data)}{RunSummary.EnvironmentLines(RunEnvironment.Current(), null)}```\n";

    private static HtmlPage Page(LearningCurve curve, MnistData data) => new HtmlPage($"Learning curve of {curve.Name}", RunSummary.Describe(data))
        .Add("Curve", HtmlFragment.Of(curve.ToChart()), HtmlFragment.List(curve.Findings), HtmlFragment.Of(curve.ToTable()))
        .Add("Trainings", HtmlFragment.Paragraph(Protocol), HtmlFragment.Of(curve.ToPointTable()))
        .Add("Environment", HtmlFragment.Paragraph(RunSummary.EnvironmentLines(RunEnvironment.Current(), null)));
}
