using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Cross-entropy between rows of scores and the numbers of their classes, fused.</summary>
internal static unsafe class ClassLosses
{
    public static TensorBody CrossEntropy(TensorBody logits, TensorBody labels, TensorBody? weight, long ignoreIndex, nn.Reduction reduction, double labelSmoothing)
    {
        int rows = checked((int)logits.Sizes[0]);
        int classes = checked((int)logits.Sizes[1]);
        using Held scores = Held.Take(logits.Contiguous());
        using Held classNumbers = Held.Take(Labels(labels, classes, ignoreIndex));
        using Held weights = Held.Take((weight ?? logits).Contiguous());
        using Held logProbabilities = Held.Take(TensorBody.Empty(ScalarType.Float32, logits.Sizes));
        TensorBody losses = TensorBody.Empty(ScalarType.Float32, Dims.Of(rows));
        using Held rowWeights = Held.Take(TensorBody.Empty(ScalarType.Float32, Dims.Of(rows)));
        SoftmaxRows.CrossEntropy(
            rows, classes, scores.Body.Floats, classNumbers.Body.Data<long>(), weight is null ? null : weights.Body.Floats, (float)labelSmoothing, ignoreIndex,
            logProbabilities.Body.Floats, losses.Floats, rowWeights.Body.Floats);
        GC.KeepAlive(scores.Body);
        GC.KeepAlive(weights.Body);
        double divisor = reduction == nn.Reduction.Mean ? Reductions.Sum(rowWeights.Body.Floats, rows) : 1;
        TensorBody result = losses;
        if (reduction != nn.Reduction.None)
        {
            result = TensorBody.Empty(ScalarType.Float32, default);
            *result.Floats = (float)(Reductions.Sum(losses.Floats, rows) / divisor);
            losses.Release();
        }

        if (CrossEntropyNode.For(logits) is { } node)
        {
            node.Save(logProbabilities.Body);
            node.Save(classNumbers.Body);
            node.Save(weight is null ? null : weights.Body);
            node.Remember(ignoreIndex, (float)labelSmoothing, reduction != nn.Reduction.None, (float)(1 / divisor));
            result.SetProducer(node);
        }

        return result;
    }

    private static TensorBody Labels(TensorBody labels, int classes, long ignoreIndex)
    {
        if (labels.Type != ScalarType.Int64)
        {
            throw new ArgumentException($"cross_entropy: Int64 class numbers are expected, found {labels.Type}.");
        }

        TensorBody rows = labels.Contiguous();
        long* values = rows.Data<long>();
        for (long i = 0; i < rows.Count; i++)
        {
            if (values[i] != ignoreIndex && (ulong)values[i] >= (ulong)classes)
            {
                long wrong = values[i];
                rows.Release();
                throw new ArgumentOutOfRangeException(nameof(labels), $"cross_entropy: class {wrong} is out of range; scores are given for classes 0 to {classes - 1}.");
            }
        }

        return rows;
    }
}
