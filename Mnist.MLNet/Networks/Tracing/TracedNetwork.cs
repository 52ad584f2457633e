using Mnist.MLNet.Networks.Tracing.Operations;
using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>A network as the row of operations that its forward pass, in evaluation mode, comes to.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Images">The size of the images that it takes, as (batch, 1, rows, columns).</param>
/// <param name="Steps">The operations, in the order in which they are computed.</param>
/// <param name="Output">The number of the value that is the network's answer.</param>
/// <param name="State">The network's parameters and buffers by name; they belong to the dispose scope in which it was traced.</param>
/// <param name="Trained">The names of the parameters.</param>
internal sealed record TracedNetwork(
    string Name, ImageShape Images, IReadOnlyList<TracedStep> Steps, int Output, IReadOnlyDictionary<string, Tensor> State, IReadOnlySet<string> Trained)
{
    /// <summary>The dimensions of a value, without the batch's.</summary>
    public IReadOnlyList<long> Shape(int value) => value == 0 ? [1, Images.Rows, Images.Columns] : Steps[value - 1].Shape;

    /// <summary>The number of trained parameters that an operation uses.</summary>
    public long Parameters(Operation operation) => operation.Weights.Sum(weight => Parameters(weight));

    /// <summary>The number of values of a trained parameter; 0 for a running statistic.</summary>
    public long Parameters(string weight) => Trained.Contains(weight) ? State[weight].numel() : 0;

    /// <summary>Computes what the network computes, by the traced operations.</summary>
    /// <param name="images">(batch, 1, rows, columns), on the CPU.</param>
    public Tensor Compute(Tensor images)
    {
        var values = new List<Tensor> { images };
        foreach (var step in Steps)
        {
            values.Add(step.Operation.Apply([.. step.Inputs.Select(input => values[input])], State));
        }

        return values[Output];
    }
}
