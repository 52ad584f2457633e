using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training.Optimizers;

/// <summary>Adam: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015. Weight decay is part of the gradient.</summary>
public record AdamOptimizer : TrainingOptimizer
{
    /// <inheritdoc/>
    public override string Name => "adam";

    /// <summary>The decay of the running mean of the gradients.</summary>
    /// <value>From 0 to below 1; default 0.9.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the running mean of their squares.</summary>
    /// <value>From 0 to below 1; default 0.999.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What is added to the divisor.</summary>
    /// <value>Above 0, finite; default 1e-8.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Whether to divide by the largest mean square so far (S. Reddi et al., 2018).</summary>
    /// <value>Default false.</value>
    public bool AmsGrad { get; init; }

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) =>
        optim.Adam(parameters, learningRate, Beta1, Beta2, Epsilon, weightDecay, AmsGrad);

    internal override void Validate()
    {
        OptionRange.FromZeroToBelowOne(Beta1);
        OptionRange.FromZeroToBelowOne(Beta2);
        OptionRange.AboveZero(Epsilon);
    }
}
