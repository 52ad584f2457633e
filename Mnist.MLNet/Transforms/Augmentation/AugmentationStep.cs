using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>One random change of an image.</summary>
public abstract record AugmentationStep
{
    private protected AugmentationStep()
    {
    }

    /// <summary>The part of the images that are changed, drawn anew for each.</summary>
    /// <value>From 0 to 1; default 1: all.</value>
    public double Probability { get; init; } = 1;

    /// <summary>What the step does and how far it goes.</summary>
    internal abstract string Description { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Probability < 1 ? FormattableString.Invariant($"{Description} for {100 * Probability} %") : Description;

    /// <summary>Draws whether the step changes this image.</summary>
    internal bool IsDrawn(ref SplitMix64 random) => Probability >= 1 || random.NextDouble() < Probability;

    /// <summary>Checks range and probability.</summary>
    /// <exception cref="ArgumentException">One is outside its range; the message names it.</exception>
    internal abstract void Validate();

    private protected void Require(double range, double most, string name)
    {
        OptionRange.Require(range >= 0 && range <= most, range, FormattableString.Invariant($"from 0 to {most}"), name);
        OptionRange.FromZeroToOne(Probability);
    }
}
