namespace TorchSharp.Engine;

/// <summary>Which shapes can be laid over a tensor's elements without moving them.</summary>
internal static class Viewing
{
    /// <summary>A shape with its one −1, if any, worked out.</summary>
    public static Dims Resolve(ReadOnlySpan<long> shape, long count, string operation)
    {
        var result = new Dims(shape);
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == -1 && unknown < 0)
            {
                unknown = i;
            }
            else if (shape[i] < 0)
            {
                throw new ArgumentException($"{operation}: shape {result} has more than one unknown or a negative size.");
            }
            else
            {
                known *= shape[i];
            }
        }

        if (unknown >= 0 && known > 0 && count % known == 0)
        {
            result[unknown] = count / known;
            known = count;
        }

        return known == count && (unknown < 0 || result[unknown] >= 0)
            ? result
            : throw new ArgumentException($"{operation}: {count} elements do not fill shape {result}.");
    }

    /// <summary>The strides of a shape over a tensor with gaps; false where there are none.</summary>
    public static bool TryStrides(TensorBody body, in Dims sizes, out Dims strides)
    {
        strides = sizes.RowMajorStrides;
        if (body.Count == 0)
        {
            return true;
        }

        int target = sizes.Rank - 1;
        long step = body.Rank == 0 ? 1 : body.Strides[body.Rank - 1];
        long run = 1;
        long filled = 1;
        for (int i = body.Rank - 1; i >= 0; i--)
        {
            run *= body.Sizes[i];
            bool ends = i == 0 || (body.Sizes[i - 1] != 1 && body.Strides[i - 1] != run * step);
            if (!ends)
            {
                continue;
            }

            while (target >= 0 && (filled < run || sizes[target] == 1))
            {
                strides[target] = filled * step;
                filled *= sizes[target];
                target--;
            }

            if (filled != run)
            {
                return false;
            }

            if (i > 0)
            {
                step = body.Strides[i - 1];
                run = 1;
                filled = 1;
            }
        }

        return target < 0;
    }
}
