using Mnist.MLNet.Networks.Tracing.Operations;
using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>
/// Finds the operations that code between modules applied, from the values before and after it: torch's tensors do not tell where they come from.
/// A short row of operations that gives every value of the outcome is what was computed, for all that random images can tell.
/// </summary>
internal sealed class GlueSearch(IReadOnlyDictionary<string, Tensor> state)
{
    /// <summary>What is understood between modules, for messages.</summary>
    public const string Understood = "relu, leaky_relu, elu, gelu, silu, sigmoid, tanh, clamp, softmax, log_softmax, max_pool2d, avg_pool2d, mean, flatten, view, cat, +, −, ×";

    // How many of the latest values a row of one, two or three operations may start from.
    private static readonly int[] Starts = [int.MaxValue, 6, 2];
    private static readonly bool[] Poolings = [true, false];

    /// <summary>Finds rows of operations that lead to an outcome, short ones first.</summary>
    /// <param name="known">The values that there are, oldest first.</param>
    /// <param name="weights">The names of the parameters and buffers at hand.</param>
    /// <param name="outcome">What was computed.</param>
    /// <returns>Rows, each its operations with their inputs, first to last.</returns>
    public IEnumerable<IReadOnlyList<GlueStep>> Find(IReadOnlyList<TensorSnapshot> known, IReadOnlyList<string> weights, TensorSnapshot outcome)
    {
        Tensor[] tensors = [.. known.Select(value => value.ToTensor())];
        for (int length = 1; length <= Starts.Length; length++)
        {
            for (int start = known.Count - 1; start >= Math.Max(0, (long)known.Count - Starts[length - 1]); start--)
            {
                foreach (var row in Continue(tensors[start], start, length, tensors, weights, outcome))
                {
                    yield return row;
                }
            }
        }
    }

    private IEnumerable<List<GlueStep>> Continue(Tensor from, int? start, int length, Tensor[] known, IReadOnlyList<string> weights, TensorSnapshot outcome)
    {
        var steps = (length == 1 ? Last(from, outcome) : Usual(from)).Select(operation => new GlueStep(operation, start)).Concat(Pairs(from, start, known, weights));
        foreach (var step in steps)
        {
            using var value = step.Operation.Apply([.. step.Inputs.Select(input => input is { } number && number != start ? known[number] : from)], state);
            if (length > 1)
            {
                foreach (var rest in Continue(value, null, length - 1, known, weights, outcome))
                {
                    yield return [step, .. rest];
                }
            }
            else if (outcome.IsSameAs(value))
            {
                yield return [step];
            }
        }
    }

    /// <summary>Operations that are usual in the middle of a row.</summary>
    private static IEnumerable<Operation> Usual(Tensor from)
    {
        foreach (var activation in Activation.Usual)
        {
            yield return activation;
        }

        if (from.shape is [_, _, var height, var width])
        {
            foreach (long size in new long[] { 2, 3 }.Where(size => size <= height && size <= width))
            {
                yield return new Pool(true, [size, size], [size, size], [0, 0]);
                yield return new Pool(false, [size, size], [size, size], [0, 0]);
            }

            yield return new Reshape([from.shape[1..].Aggregate(1L, (product, extent) => product * extent)]);
            yield return new Mean([2, 3], false);
        }
    }

    /// <summary>Operations that may be the last of a row, their settings read off the outcome.</summary>
    private static IEnumerable<Operation> Last(Tensor from, TensorSnapshot outcome)
    {
        if (from.shape.AsSpan().SequenceEqual(outcome.Shape))
        {
            IEnumerable<Operation> softmax = from.shape.Length == 2 ? [new SoftmaxAlong(1, true), new SoftmaxAlong(1, false)] : [];
            foreach (var operation in Activation.Usual.Concat(softmax).Concat(Fitted(from, outcome)))
            {
                yield return operation;
            }
        }
        else if (from.numel() == outcome.Values.Length && outcome.Shape.Length > 0 && outcome.Shape[0] == from.shape[0])
        {
            yield return new Reshape(outcome.Shape[1..]);
        }
        else
        {
            // Windows in code are square; trying all others, as for a module, would take long in vain.
            foreach (var pool in Poolings.SelectMany(isMaximum => LayerCandidates.Pools(isMaximum, from.shape, outcome.Shape)).Where(IsSquare))
            {
                yield return pool;
            }

            if (from.shape is [var batch, var channels, _, _] && outcome.Shape is [var outBatch, var outChannels, ..] && (batch, channels) == (outBatch, outChannels))
            {
                yield return new Mean([2, 3], outcome.Shape.Length == 4);
            }
        }
    }

    private static bool IsSquare(Pool pool) => pool.Kernel[0] == pool.Kernel[1] && pool.Stride[0] == pool.Stride[1] && pool.Padding[0] == pool.Padding[1];

    // The straight line through the least and the greatest value, and the bounds that the outcome keeps; whether they hold for all values is then seen.
    private static IEnumerable<Operation> Fitted(Tensor from, TensorSnapshot outcome)
    {
        var (least, greatest) = TensorSnapshot.Extremes(Logits.Values(from));
        float[] to = outcome.Values;
        float[] ends = [Logits.Values(from)[least], Logits.Values(from)[greatest]];
        double factor = ((double)to[greatest] - to[least]) / ((double)ends[1] - ends[0]);
        if (double.IsFinite(factor) && factor != 0)
        {
            yield return new Affine((float)factor, (float)(to[least] - (factor * ends[0])));
        }

        var (minimum, maximum) = outcome.Range;
        yield return new Clip(minimum, float.PositiveInfinity);
        yield return new Clip(float.NegativeInfinity, maximum);
        yield return new Clip(minimum, maximum);
    }

    /// <summary>Combinations of a value with the others, and with weights.</summary>
    private IEnumerable<GlueStep> Pairs(Tensor from, int? start, Tensor[] known, IReadOnlyList<string> weights)
    {
        for (int other = known.Length - 1; other >= 0; other--)
        {
            foreach (var kind in Enum.GetValues<CombinationKind>().Where(kind => Fit(kind, from.shape, known[other].shape)))
            {
                yield return new GlueStep(new Combination(kind), start, other);
                if (kind is CombinationKind.Subtract or CombinationKind.Concatenate)
                {
                    yield return new GlueStep(new Combination(kind), other, start);
                }
            }
        }

        foreach (string weight in weights)
        {
            foreach (var kind in Enum.GetValues<CombinationKind>().Where(kind => kind != CombinationKind.Concatenate && Broadcast(from.shape, state[weight].shape)))
            {
                yield return new GlueStep(new Combination(kind, weight), start);
            }
        }
    }

    private static bool Fit(CombinationKind kind, long[] first, long[] second) => kind == CombinationKind.Concatenate
        ? first.Length == second.Length && first.Length > 1 && first[0] == second[0] && first.AsSpan(2).SequenceEqual(second.AsSpan(2))
        : first.Length == second.Length && Broadcast(first, second);

    private static bool Broadcast(long[] first, long[] second) => second.Length <= first.Length
        && first.AsEnumerable().Reverse().Zip(second.Reverse()).All(pair => pair.First == pair.Second || pair.First == 1 || pair.Second == 1);
}
