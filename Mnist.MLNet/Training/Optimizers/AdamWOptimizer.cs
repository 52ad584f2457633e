using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training.Optimizers;

/// <summary>AdamW: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", 2019. Adam, but weight decay shrinks the weights themselves.</summary>
public sealed record AdamWOptimizer : AdamOptimizer
{
    /// <inheritdoc/>
    public override string Name => "adamw";

    internal override optim.Optimizer Create(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) =>
        optim.AdamW(parameters, learningRate, Beta1, Beta2, Epsilon, weightDecay, AmsGrad);
}
