using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>The values that a tensor had at one moment: later changes in place, and its disposal, do not reach them.</summary>
internal sealed record TensorSnapshot(long[] Shape, float[] Values)
{
    // Far above the rounding of one step, far below the effect of a wrong one.
    private const float Tolerance = 1e-5f;

    private (float Minimum, float Maximum)? _range;

    /// <summary>The least and the greatest value.</summary>
    public (float Minimum, float Maximum) Range => _range ??= Ends();

    /// <summary>The values of a tensor; none where it is not of float.</summary>
    public static TensorSnapshot Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new(tensor.shape, tensor.dtype == ScalarType.Float32 ? Logits.Values(tensor.detach()).ToArray() : []);
    }

    /// <summary>The values of one image of the batch; all where the batch is not the first dimension.</summary>
    public TensorSnapshot Image(int image, int batch)
    {
        int length = Values.Length / batch;
        return Shape is [var first, .. var rest] && first == batch ? new([1, .. rest], Values[(image * length)..((image + 1) * length)]) : this;
    }

    /// <summary>The values as a new tensor on the CPU.</summary>
    public Tensor ToTensor() => tensor(Values, Shape);

    /// <summary>Whether a tensor has these values but for rounding.</summary>
    public bool IsSameAs(Tensor other)
    {
        if (other.dtype != ScalarType.Float32 || Values.Length == 0 || !other.shape.AsSpan().SequenceEqual(Shape))
        {
            return false;
        }

        using var scope = NewDisposeScope();
        return IsSame(Logits.Values(other.detach()));
    }

    /// <summary>Whether two snapshots have the same values but for rounding.</summary>
    public bool IsSameAs(TensorSnapshot other) => Values.Length > 0 && Shape.AsSpan().SequenceEqual(other.Shape) && IsSame(other.Values);

    /// <summary>The places of the least and the greatest of values.</summary>
    public static (int Least, int Greatest) Extremes(ReadOnlySpan<float> values)
    {
        int least = 0;
        int greatest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            least = values[i] < values[least] ? i : least;
            greatest = values[i] > values[greatest] ? i : greatest;
        }

        return (least, greatest);
    }

    private (float Minimum, float Maximum) Ends()
    {
        var (least, greatest) = Extremes(Values);
        return (Values[least], Values[greatest]);
    }

    // Sums of large values round coarsely even where they come out small, so each image's largest value sets the measure.
    private bool IsSame(ReadOnlySpan<float> others)
    {
        int length = Math.Max(1, Values.Length / (int)Math.Max(1, Shape.FirstOrDefault(1)));
        for (int start = 0; start < Values.Length; start += length)
        {
            var values = Values.AsSpan(start, length);
            float largest = 0;
            foreach (float value in values)
            {
                largest = float.IsFinite(value) ? Math.Max(largest, MathF.Abs(value)) : largest;
            }

            float tolerance = Tolerance * (1 + largest);
            for (int i = 0; i < length; i++)
            {
                if (values[i] != others[start + i] && !(MathF.Abs(values[i] - others[start + i]) <= tolerance))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
