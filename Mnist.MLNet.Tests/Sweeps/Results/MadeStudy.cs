using System.Globalization;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Tests.Sweeps.Results;

/// <summary>The study's grid with results that were made up: a formula of the settings.</summary>
internal static class MadeStudy
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>All trials; one of them failed.</summary>
    public static IReadOnlyList<Trial> Trials { get; } = [.. GridPoints.Of(SweepPlan.Study).Select((draft, i) => new Trial
    {
        Number = i + 1,
        Recipe = draft.Recipe,
        Settings = draft.Settings,
        Epochs = draft.Epochs,
        Training = (i / 4) + 1,
        State = i == 7 ? TrialState.Failed : TrialState.Done,
        Reason = i == 7 ? "Training diverged: the loss is NaN." : null,
        BestStep = i == 7 ? null : draft.Epochs,
        Ended = Start.AddSeconds(i * 37 % 192),
        Evaluations = [.. Enumerable.Range(1, draft.Epochs).Select(epoch => Evaluation(draft.Recipe, draft.Settings, epoch))],
    })];

    private static TrialEvaluation Evaluation(string recipe, IReadOnlyDictionary<string, string> settings, int epoch)
    {
        double rate = Math.Log10(double.Parse(settings["lr"], CultureInfo.InvariantCulture));
        double batch = Math.Log2(double.Parse(settings["batch-size"], CultureInfo.InvariantCulture));
        double error = rate == -1 ? 0.9 : (0.02 * (1 + Math.Pow(rate + 3, 2)) * (1 + (0.1 * batch)) / Math.Sqrt(epoch)) + (recipe.Length * 1e-4);
        var quality = new Quality(1 - error, 1 - error, 1 - error, 1 - error, 4 * error);
        return new TrialEvaluation(epoch, epoch, 3 * error, 1 - error, Math.Pow(10, rate), quality, quality with { Accuracy = 1 - (1.1 * error) }, epoch, 50_000);
    }
}
