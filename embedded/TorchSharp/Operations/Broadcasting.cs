namespace TorchSharp.Engine;

/// <summary>The rules by which tensors of different shapes are stretched to a common one.</summary>
internal static class Broadcasting
{
    /// <summary>The common shape of two tensors: sizes match from the back, or one of them is 1.</summary>
    public static Dims Shape(in Dims a, in Dims b, string operation)
    {
        Dims result = a.Rank >= b.Rank ? a : b;
        for (int i = 1; i <= result.Rank; i++)
        {
            long left = i <= a.Rank ? a[a.Rank - i] : 1;
            long right = i <= b.Rank ? b[b.Rank - i] : 1;
            if (left != right && left != 1 && right != 1)
            {
                throw new ArgumentException($"{operation}: shapes {a} and {b} cannot be broadcast to one; the sizes {left} and {right} differ and neither is 1.");
            }

            result[result.Rank - i] = left == 1 ? right : left;
        }

        return result;
    }

    /// <summary>The strides with which a tensor is read as one of a larger shape.</summary>
    public static Dims Strides(TensorBody body, in Dims shape)
    {
        Dims strides = shape;
        for (int i = 1; i <= shape.Rank; i++)
        {
            strides[shape.Rank - i] = i <= body.Rank && body.Sizes[body.Rank - i] != 1 ? body.Strides[body.Rank - i] : 0;
        }

        return strides;
    }

    /// <summary>A view of a tensor stretched to a larger shape.</summary>
    public static TensorBody Expand(TensorBody body, in Dims shape) => TensorBody.View(body, shape, Strides(body, shape), body.Offset);

    /// <summary>The gradient of a stretched tensor: what its copies received, added up. Takes over the caller's hold on the gradient.</summary>
    public static TensorBody SumTo(TensorBody gradient, in Dims shape)
    {
        if (gradient.Sizes.Equals(shape))
        {
            return gradient;
        }

        int added = gradient.Rank - shape.Rank;
        TensorBody sum = gradient;
        for (int i = 0; i < sum.Rank; i++)
        {
            if (sum.Sizes[i] != 1 && (i < added || shape[i - added] == 1))
            {
                TensorBody next = Reducing.Sum(sum, i, keepDimension: true);
                sum.Release();
                sum = next;
            }
        }

        using Held rows = Held.Take(sum.Contiguous());
        TensorBody result = TensorBody.View(rows.Body, shape, shape.RowMajorStrides, rows.Body.Offset);
        sum.Release();
        return result;
    }
}
