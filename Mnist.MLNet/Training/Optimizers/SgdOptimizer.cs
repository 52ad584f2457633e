using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training.Optimizers;

/// <summary>Stochastic gradient descent, with momentum on demand.</summary>
public sealed record SgdOptimizer : TrainingOptimizer
{
    /// <inheritdoc/>
    public override string Name => "sgd";

    /// <summary>The part of the previous step that is kept.</summary>
    /// <value>From 0 to below 1; default 0.</value>
    public double Momentum { get; init; }

    /// <summary>The part of the gradient that is left out of a step with momentum.</summary>
    /// <value>From 0 to 1; default 0.</value>
    public double Dampening { get; init; }

    /// <summary>Whether to take the gradient where the momentum leads (Y. Nesterov, 1983); needs momentum above 0 and dampening 0.</summary>
    /// <value>Default false.</value>
    public bool Nesterov { get; init; }

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) =>
        optim.SGD(parameters, learningRate, Momentum, Dampening, weightDecay, Nesterov);

    internal override void Validate()
    {
        OptionRange.FromZeroToBelowOne(Momentum);
        OptionRange.FromZeroToOne(Dampening);
        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"Nesterov needs momentum above 0 and dampening 0; they are {Momentum} and {Dampening}."));
        }
    }
}
