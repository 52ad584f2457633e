using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes;

/// <summary>A training set-up that can be run by name: network, preprocessing, training options, and the study that it repeats.</summary>
public sealed record Recipe
{
    /// <summary>The recipe's name, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what it is.</summary>
    public required string Summary { get; init; }

    /// <summary>The network's name in the registry.</summary>
    public required string Network { get; init; }

    /// <summary>The study that the recipe repeats.</summary>
    public required string Source { get; init; }

    /// <summary>The accuracy that the study reports, and how it was measured.</summary>
    public required string Reported { get; init; }

    /// <summary>The mean that is subtracted from pixels scaled to 0…1.</summary>
    public required float Mean { get; init; }

    /// <summary>The standard deviation that they are divided by.</summary>
    public required float StandardDeviation { get; init; }

    /// <summary>Makes the training options of the study, with the honest protocol: the best epoch is chosen on rows set aside from the training data.</summary>
    public required Func<TorchClassifierOptions> CreateOptions { get; init; }
}
