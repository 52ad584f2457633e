using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>What one step of a traced network computes. Weights are named as in the network's state dict.</summary>
internal abstract record Operation
{
    /// <summary>Computes the step.</summary>
    /// <param name="inputs">What it takes.</param>
    /// <param name="state">The network's parameters and buffers by name, on the CPU.</param>
    public abstract Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state);

    /// <summary>The names of the parameters and buffers that it uses.</summary>
    public virtual IEnumerable<string> Weights => [];
}
