using Mnist.MLNet.Evaluation;

namespace Mnist.MLNet.Sweeps;

/// <summary>What a sweep looks for, always on the validation rows.</summary>
public sealed class SweepMetric
{
    private readonly Func<Quality, double> _value;

    private SweepMetric(string name, string title, bool isLoss, Func<Quality, double> value) => (Name, Title, IsLoss, _value) = (name, title, isLoss, value);

    /// <summary>All metrics.</summary>
    public static IReadOnlyList<SweepMetric> All { get; } =
    [
        new("val-accuracy", "validation accuracy", isLoss: false, quality => quality.Accuracy),
        new("val-precision", "validation precision", isLoss: false, quality => quality.Precision),
        new("val-recall", "validation recall", isLoss: false, quality => quality.Recall),
        new("val-f1", "validation F1", isLoss: false, quality => quality.F1),
        new("val-loss", "validation loss", isLoss: true, quality => quality.Loss),
    ];

    /// <summary>The name on command lines and in files.</summary>
    public string Name { get; }

    /// <summary>The name for people.</summary>
    public string Title { get; }

    /// <summary>Whether less of it is better.</summary>
    public bool IsLoss { get; }

    /// <summary>Finds a metric.</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static SweepMetric Get(string name) => All.FirstOrDefault(metric => metric.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException(
        name.StartsWith("test-", StringComparison.OrdinalIgnoreCase)
            ? $"The metric is '{name}', which is of the test images; a sweep chooses on validation rows: {Names()}."
            : $"The metric is '{name}'; it must be one of {Names()}.");

    /// <summary>The metric of a result.</summary>
    /// <param name="evaluation">The result.</param>
    public double Of(TrialEvaluation evaluation) => _value(evaluation.Validation);

    /// <summary>The metric of a result, or its negative: the less, the better.</summary>
    internal double LossOf(TrialEvaluation evaluation) => IsLoss ? Of(evaluation) : -Of(evaluation);

    /// <summary>A value on a scale on which good ones differ beside bad ones.</summary>
    internal double Scale(double value) => IsLoss ? value : AccuracyScale.Of(value);

    /// <summary>The trials that have a result, best first; equals by validation loss, then by number.</summary>
    /// <param name="trials">The trials.</param>
    /// <returns>Those that are done.</returns>
    public IReadOnlyList<Trial> Rank(IEnumerable<Trial> trials) =>
    [
        .. trials.Where(trial => trial is { State: TrialState.Done, Best: not null })
            .OrderBy(trial => LossOf(trial.Best!)).ThenBy(trial => trial.Best!.Validation.Loss).ThenBy(trial => trial.Number),
    ];

    private static string Names() => string.Join(", ", All.Select(metric => metric.Name));
}
