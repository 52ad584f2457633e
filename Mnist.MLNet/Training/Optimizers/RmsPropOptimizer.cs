using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training.Optimizers;

/// <summary>RMSprop: G. Hinton, "Neural networks for machine learning", lecture 6, 2012.</summary>
public sealed record RmsPropOptimizer : TrainingOptimizer
{
    /// <inheritdoc/>
    public override string Name => "rmsprop";

    /// <summary>The decay of the running mean of the squared gradients.</summary>
    /// <value>From 0 to below 1; default 0.99.</value>
    public double Alpha { get; init; } = 0.99;

    /// <summary>What is added to the divisor.</summary>
    /// <value>Above 0, finite; default 1e-8.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The part of the previous step that is kept.</summary>
    /// <value>From 0 to below 1; default 0.</value>
    public double Momentum { get; init; }

    /// <summary>Whether the gradients' variance takes the place of their mean square (A. Graves, 2013).</summary>
    /// <value>Default false.</value>
    public bool Centered { get; init; }

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) =>
        optim.RMSProp(parameters, learningRate, Alpha, Epsilon, weightDecay, Momentum, Centered);

    internal override void Validate()
    {
        OptionRange.FromZeroToBelowOne(Alpha);
        OptionRange.AboveZero(Epsilon);
        OptionRange.FromZeroToBelowOne(Momentum);
    }
}
