using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>Two tensors made one, as at the end of a shortcut.</summary>
/// <param name="Kind">How.</param>
/// <param name="Weight">The parameter or buffer that is the second; null where that comes from another step.</param>
internal sealed record Combination(CombinationKind Kind, string? Weight = null) : Operation
{
    public override IEnumerable<string> Weights => Weight is null ? [] : [Weight];

    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state)
    {
        var first = inputs[0];
        var second = Weight is null ? inputs[1] : state[Weight];
        return Kind switch
        {
            CombinationKind.Add => first + second,
            CombinationKind.Subtract => first - second,
            CombinationKind.Multiply => first * second,
            _ => cat(new[] { first, second }, 1),
        };
    }
}
