namespace Mnist.MLNet.Sweeps;

/// <summary>One point of a sweep: a recipe with settings, and what came of it.</summary>
public sealed record Trial
{
    /// <summary>The trial's number in its sweep, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The recipe that the settings change.</summary>
    public required string Recipe { get; init; }

    /// <summary>The values of the settings that the sweep varies, by the settings' names.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The number of epochs that it trains.</summary>
    public required int Epochs { get; init; }

    /// <summary>The training that it is read from; trials that differ in their number of epochs alone can share one.</summary>
    public required int Training { get; init; }

    /// <summary>How far it is.</summary>
    public required TrialState State { get; init; }

    /// <summary>Why it failed or was pruned; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The worker that has it; null unless it is running.</summary>
    public string? Worker { get; init; }

    /// <summary>How far its worker is; null unless it is running.</summary>
    public TrialProgress? Progress { get; init; }

    /// <summary>The steps after which the network was as its result has it; null before that is known.</summary>
    public long? BestStep { get; init; }

    /// <summary>When it ended, in universal time; null before that.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>Its evaluations, in order; those of a training that goes on for another trial are left out.</summary>
    public required IReadOnlyList<TrialEvaluation> Evaluations { get; init; }

    /// <summary>The evaluation that the validation rows chose: the trial's result. Null before the trial has ended, and where it has none.</summary>
    public TrialEvaluation? Best => BestStep is { } best ? Evaluations.FirstOrDefault(evaluation => evaluation.Step == best) : null;

    /// <summary>Time that the trial takes by itself, evaluations included; 0 before its first evaluation.</summary>
    public double Seconds => Evaluations is [.., var last] ? last.Seconds : 0;

    /// <summary>Training images a second, the mean of its evaluations; null before the first.</summary>
    public double? ImagesPerSecond => Evaluations.Average(evaluation => evaluation.ImagesPerSecond);
}
