using System.Globalization;
using System.Text;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>The lines above a run's table of results: everything that the figures depend on.</summary>
public static class RunSummary
{
    /// <summary>The lines of a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Several lines, the last one ended.</returns>
    public static string Of(RecipeRun run)
    {
        var text = new StringBuilder();
        var history = run.History;
        Line($"recipe       {run.Recipe.Name}: {SetUp()}");
        Line($"model        epoch {history.BestEpoch} of {history.Epochs.Count}{Ending()}, {Selection(run)}");
        text.Append(DataLine(run.Data));
        text.Append(EnvironmentLines(run.Environment, history.Seed));
        Line($"time         {run.Duration.TotalSeconds:F1} s");
        return text.ToString();

        string SetUp() => string.Join(", ", RecipeSettings.SetUp(run.Recipe).Where(row => row.Setting.Name is not ("seed" or "threads" or "protocol")).Select(row => $"{row.Setting.Name} {row.Value}"));

        string Ending() => history.Ending switch
        {
            TrainingEnding.Stopped => " (stopped early)",
            TrainingEnding.OutOfPatience => " (out of patience)",
            _ => "",
        };

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How the model was chosen, and what that means for its figures.</summary>
    /// <param name="run">The run.</param>
    /// <returns>A clause without its full stop.</returns>
    public static string Selection(RecipeRun run) => run.Recipe switch
    {
        { Protocol: Protocol.Study } recipe => $"by the study's own protocol: {recipe.Study}; such a choice looks at test images",
        { Options: { ValidationFraction: > 0, Selection: ModelSelection.Best } options } =>
            string.Create(CultureInfo.InvariantCulture, $"chosen on {options.ValidationFraction:P1} of the training rows set aside; the test set was used once, for this report"),
        _ => "the last one; the test set was used once, for this report",
    };

    /// <summary>What a data set is: sizes and origin.</summary>
    /// <param name="data">The data set.</param>
    /// <returns>A clause without its full stop.</returns>
    public static string Describe(MnistData data)
    {
        string provenance = data.Provenance == DataProvenance.Drawn ? "drawn by this program, not MNIST" : data.IsMnist ? "MNIST" : "not MNIST";
        return string.Create(CultureInfo.InvariantCulture, $"{data.Train.Count:N0} training and {data.Test.Count:N0} test images, {provenance}");
    }

    /// <summary>The line that names a data set.</summary>
    /// <param name="data">The data set.</param>
    /// <returns>One ended line.</returns>
    public static string DataLine(MnistData data) => $"data         {Describe(data)}, sha256 {data.ShortHash}{Environment.NewLine}";

    /// <summary>The lines that name seed and environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="seed">The seed; null where nothing was random.</param>
    /// <returns>Ended lines.</returns>
    public static string EnvironmentLines(RunEnvironment environment, int? seed)
    {
        string seedText = seed is { } value ? string.Create(CultureInfo.InvariantCulture, $"seed {value}, ") : "";
        return $"environment  {seedText}mode {environment.Mode}, engine {environment.Engine}, {environment.Threads} threads{Environment.NewLine}"
            + $"             {environment.Processor}, {environment.Runtime}, {environment.OperatingSystem}{Environment.NewLine}";
    }
}
