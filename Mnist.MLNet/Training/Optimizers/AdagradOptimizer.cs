using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training.Optimizers;

/// <summary>Adagrad: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011.</summary>
public sealed record AdagradOptimizer : TrainingOptimizer
{
    /// <inheritdoc/>
    public override string Name => "adagrad";

    /// <summary>How fast the learning rate falls: it is divided by 1 + steps × this.</summary>
    /// <value>0 or above, finite; default 0.</value>
    public double LearningRateDecay { get; init; }

    /// <summary>What the sums of squared gradients start from.</summary>
    /// <value>0 or above, finite; default 0.</value>
    public double InitialAccumulator { get; init; }

    /// <summary>What is added to the divisor.</summary>
    /// <value>Above 0, finite; default 1e-10.</value>
    public double Epsilon { get; init; } = 1e-10;

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) =>
        optim.Adagrad(parameters, learningRate, LearningRateDecay, weightDecay, InitialAccumulator, Epsilon);

    internal override void Validate()
    {
        OptionRange.FromZero(LearningRateDecay);
        OptionRange.FromZero(InitialAccumulator);
        OptionRange.AboveZero(Epsilon);
    }
}
