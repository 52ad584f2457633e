using System.Text.Encodings.Web;
using System.Text.Json;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Data;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Cli.Output;

/// <summary>What <c>evaluate --json</c> prints.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="Network">The network's name; null where the model was made from a network of a program's own.</param>
/// <param name="Training">How the model was trained; null where that is not known.</param>
/// <param name="Split">The images that were evaluated: test or train.</param>
/// <param name="Data">The data set.</param>
/// <param name="Environment">What the evaluation ran on.</param>
/// <param name="Report">The figures.</param>
internal sealed record EvaluationResult(
    string Model,
    string? Network,
    TrainingFacts? Training,
    string Split,
    RunMetrics.DataFacts Data,
    RunEnvironment Environment,
    RunMetrics.ReportFacts Report)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static EvaluationResult Of(LoadedModel model, DataSplit split, MnistData data, ClassificationReport report) => new(
        model.Path,
        model.NetworkName,
        model.Manifest.Training,
        split == DataSplit.Test ? "test" : "train",
        new(data.Provenance.ToString(), data.ContentHash, data.Train.Count, data.Test.Count),
        RunEnvironment.Current(),
        RunMetrics.ReportFacts.Of(report));

    /// <summary>Indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);
}
