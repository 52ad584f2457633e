namespace Mnist.MLNet.Training;

/// <summary>The rule by which weights follow their gradients.</summary>
public enum OptimizerKind
{
    /// <summary>Adam: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015; with β₁ 0.9, β₂ 0.999, ε 1e-8.</summary>
    Adam,

    /// <summary>Stochastic gradient descent, with <see cref="TorchClassifierOptions.Momentum"/>.</summary>
    Sgd,
}
