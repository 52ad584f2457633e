using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Networks.Tracing.Operations;

namespace Mnist.MLNet.Reports.Graphs;

/// <summary>What the picture of a network says of one of its steps.</summary>
/// <param name="Title">The module's path and type, or the operation of code between modules.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Parameters">The number of its trained parameters.</param>
/// <param name="Series">The colour of its kind, a number of the charts' series; 0 for a step without weights.</param>
internal sealed record GraphBox(string Title, string Detail, long Parameters, int Series)
{
    /// <summary>Describes a step.</summary>
    public static GraphBox Of(TracedStep step, TracedNetwork network)
    {
        string[] words = [.. new[] { step.Name, step.Module ?? Name(step.Operation) }.Where(word => word.Length > 0)];
        return new(string.Join(" · ", words), Describe(step.Operation, network), network.Parameters(step.Operation), step.Operation switch
        {
            ImageConvolution => 1,
            LinearMap => 2,
            BatchNormalization => 3,
            Pool or Mean => 4,
            _ => 0,
        });
    }

    private static string Name(Operation operation) => operation switch
    {
        Activation activation => activation.Kind.ToString(),
        Combination combination => combination.Kind.ToString(),
        Pool pool => pool.IsMaximum ? "MaxPool" : "AveragePool",
        _ => operation.GetType().Name,
    };

    private static string Describe(Operation operation, TracedNetwork network) => operation switch
    {
        ImageConvolution convolution => Join(
            $"{Size(network.State[convolution.Weight].shape[2..])}, {network.State[convolution.Weight].shape[1] * convolution.Groups} → {network.State[convolution.Weight].shape[0]} channels",
            Unless("stride", convolution.Stride, 1), Unless("padding", convolution.Padding, 0), Unless("dilation", convolution.Dilation, 1), Unless("groups", [convolution.Groups], 1)),
        LinearMap linear => $"{network.State[linear.Weight].shape[1]} → {network.State[linear.Weight].shape[0]}",
        Pool pool => Join($"{(pool.IsMaximum ? "largest" : "mean")} of {Size(pool.Kernel)}", pool.Stride.SequenceEqual(pool.Kernel) ? "" : Unless("stride", pool.Stride, 0), Unless("padding", pool.Padding, 0)),
        Affine affine => FormattableString.Invariant($"× {affine.Factor:G4} + {affine.Offset:G4}"),
        Clip clip => FormattableString.Invariant($"from {clip.Minimum:G4} to {clip.Maximum:G4}"),
        PassThrough => "in training only",
        _ => "",
    };

    private static string Unless(string name, long[] values, long usual) => values.All(value => value == usual) ? "" : $"{name} {string.Join('×', values.Distinct())}";

    private static string Size(long[] values) => string.Join('×', values);

    private static string Join(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
