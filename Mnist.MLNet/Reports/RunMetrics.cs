using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>A run's figures for machines: metrics.json.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Network">The network's name.</param>
/// <param name="Settings">Everything that the recipe sets, by the names that command lines and recipe files use.</param>
/// <param name="Protocol">On which images the model was chosen: study means on test images.</param>
/// <param name="Study">The figures of the study's own protocol; null where the honest one was followed.</param>
/// <param name="Data">The data set.</param>
/// <param name="Environment">What the run ran on.</param>
/// <param name="Seed">The seed.</param>
/// <param name="BestEpoch">The epoch whose weights the model has.</param>
/// <param name="Stopped">Whether the run was stopped before its last epoch.</param>
/// <param name="Seconds">Time that the run took, from the first row read to the report.</param>
/// <param name="Parameters">The number of trained weights.</param>
/// <param name="Test">The report on the whole test set.</param>
/// <param name="Evaluations">The evaluations in the course of the training, in order.</param>
public sealed record RunMetrics(
    string Recipe,
    string Network,
    JsonObject Settings,
    Protocol Protocol,
    StudyFigures? Study,
    RunMetrics.DataFacts Data,
    RunEnvironment Environment,
    int Seed,
    int BestEpoch,
    bool Stopped,
    double Seconds,
    long Parameters,
    RunMetrics.ReportFacts Test,
    IReadOnlyList<TrainingEvaluation> Evaluations)
{
    /// <summary>The name of the figures' file in a run's folder.</summary>
    public const string FileName = "metrics.json";

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The figures of a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The figures.</returns>
    public static RunMetrics Of(RecipeRun run) => new(
        run.Recipe.Name,
        run.Recipe.Network,
        SettingsOf(run.Recipe),
        run.Recipe.Protocol,
        run.StudyFigures,
        new(run.Data.Provenance.ToString(), run.Data.ContentHash, run.Data.Train.Count, run.Data.Test.Count),
        run.Environment,
        run.History.Seed,
        run.History.BestEpoch,
        run.History.Stopped,
        run.Duration.TotalSeconds,
        run.Classifier.Model.parameters().Sum(parameter => parameter.numel()),
        ReportFacts.Of(run.TestReport),
        run.History.Evaluations);

    /// <summary>Reads the figures of a run that was written before.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">It has no metrics.json, so that it is no run's folder.</exception>
    /// <exception cref="InvalidDataException">That file is not what a run leaves behind.</exception>
    public static RunMetrics Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{folder}' is no folder; name a run's folder, such as runs/20260101-120000-lenet5.");
        }

        if (!File.Exists(path))
        {
            string members = Path.Combine(folder, EnsembleFolder.MembersName);
            throw new FileNotFoundException(
                Directory.Exists(members)
                    ? $"'{folder}' is the folder of an ensemble, no run's; name '{Path.Combine(members, "*")}' for those of its members that are finished."
                    : $"'{folder}' is no run's folder: it has no {FileName}; name a folder that 'train' has written.",
                path);
        }

        try
        {
            return JsonSerializer.Deserialize<RunMetrics>(File.ReadAllBytes(path), JsonOptions) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is no record of a run: {exception.Message.Split(". Path:")[0].TrimEnd('.')}; train again, or leave that run out.", exception);
        }
    }

    /// <summary>The figures as JSON.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>The figures and the run's folder as JSON.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>Indented JSON.</returns>
    public string ToJson(string folder)
    {
        var json = JsonSerializer.SerializeToNode(this, JsonOptions)!.AsObject();
        json.Insert(0, "folder", folder);
        return json.ToJsonString(JsonOptions);
    }

    private static JsonObject SettingsOf(Recipe recipe) =>
        new(RecipeSettings.All.Where(setting => setting.Read(recipe) is not null).Select(setting => KeyValuePair.Create(setting.Name, setting.ReadJson(recipe))));

    /// <summary>The data set of a run.</summary>
    /// <param name="Provenance">Where it comes from.</param>
    /// <param name="Sha256">The hash of its content.</param>
    /// <param name="TrainingImages">The number of training images.</param>
    /// <param name="TestImages">The number of test images.</param>
    public sealed record DataFacts(string Provenance, string Sha256, int TrainingImages, int TestImages);

    /// <summary>A classification report.</summary>
    /// <param name="Rows">Rows judged.</param>
    /// <param name="SkippedRows">Rows that could not be judged.</param>
    /// <param name="Accuracy">The part predicted right, 0 to 1.</param>
    /// <param name="LogLoss">Mean −ln(probability of the right class), in nats.</param>
    /// <param name="MacroAverage">The plain mean over the classes.</param>
    /// <param name="WeightedAverage">The mean weighted by support.</param>
    /// <param name="Classes">Every class.</param>
    /// <param name="Confusion">Counts, a row an actual class, a column a predicted one.</param>
    /// <param name="Warnings">What a reader must know about the figures.</param>
    public sealed record ReportFacts(
        long Rows,
        long SkippedRows,
        double Accuracy,
        double LogLoss,
        ClassMetrics MacroAverage,
        ClassMetrics WeightedAverage,
        IReadOnlyList<ClassMetrics> Classes,
        long[][] Confusion,
        IReadOnlyList<string> Warnings)
    {
        /// <summary>The facts of a report.</summary>
        /// <param name="report">The report.</param>
        /// <returns>The facts.</returns>
        public static ReportFacts Of(ClassificationReport report) => new(
            report.Rows,
            report.SkippedRows,
            report.Accuracy,
            report.LogLoss,
            report.MacroAverage,
            report.WeightedAverage,
            report.Classes,
            [.. Enumerable.Range(0, report.Confusion.Classes).Select(actual =>
                Enumerable.Range(0, report.Confusion.Classes).Select(predicted => report.Confusion[actual, predicted]).ToArray())],
            report.Warnings);
    }
}
