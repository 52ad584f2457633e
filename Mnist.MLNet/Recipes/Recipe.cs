using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes;

/// <summary>A training set-up that can be run by name: network, preprocessing, training options, protocol, and the study that it repeats. Immutable data.</summary>
public sealed record Recipe
{
    /// <summary>The recipe's name, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what it is.</summary>
    public required string Summary { get; init; }

    /// <summary>The study that the recipe repeats.</summary>
    public string Source { get; init; } = "none";

    /// <summary>What the study reports.</summary>
    public ReportedResults Reported { get; init; } = ReportedResults.None;

    /// <summary>The network's name in the registry.</summary>
    public required string Network { get; init; }

    /// <summary>The mean that is subtracted from pixels scaled to 0…1.</summary>
    public float Mean { get; init; }

    /// <summary>The standard deviation that they are divided by.</summary>
    public float StandardDeviation { get; init; } = 1;

    /// <summary>How the network is made and trained.</summary>
    public TorchClassifierOptions Options { get; init; } = new() { Seed = 1, ValidationFraction = DefaultValidationFraction };

    /// <summary>On which images models are chosen and reported.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>What the study's authors did where <see cref="Protocol"/> is <see cref="Protocol.Study"/>.</summary>
    public StudyProtocol Study { get; init; } = new();

    /// <summary>The lines that the study's program wrote.</summary>
    public StudyLog Log { get; init; } = StudyLog.Plain;

    /// <summary>The part of the training images that recipes set aside: 5,000 of MNIST's 60,000.</summary>
    internal const double DefaultValidationFraction = 1.0 / 12;

    /// <summary>The training options with what the protocol asks of them.</summary>
    /// <returns>The options to train with.</returns>
    internal TorchClassifierOptions ProtocolOptions() => Protocol == Protocol.Honest
        ? Options
        : Options with
        {
            Remark = $"the study's own protocol: {Study}; figures of such a choice are not of unseen images",
            ValidationFraction = 0,
            EvaluateEverySteps = Study.EvaluateEverySteps,
            EvaluateFirst = Study.EvaluateFirst,
            Selection = Study.KeepBest ? ModelSelection.Best : ModelSelection.Last,
        };
}
