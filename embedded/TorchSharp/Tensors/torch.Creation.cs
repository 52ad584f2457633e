using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of an array's shape and elements; the array is copied.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => Factory.FromAny(rawArray, null, device, false);

    /// <summary>A tensor of an array's shape and elements, converted to a type; the array is copied.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.FromAny(rawArray, dtype, device, requires_grad);

    /// <summary>start, start + 1, … below stop.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>0, 1, … below stop.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + step, … before stop; Int64 where all three are whole numbers.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        bool whole = start.Type == ScalarType.Int64 && stop.Type == ScalarType.Int64 && step.Type == ScalarType.Int64;
        double count = Math.Ceiling((stop.ToDouble() - start.ToDouble()) / step.ToDouble());
        if (step.IsZero || count < 0)
        {
            throw new ArgumentException($"arange: steps of {step.ToDouble()} do not lead from {start.ToDouble()} to {stop.ToDouble()}.");
        }

        TensorBody body = TensorBody.Empty(dtype ?? (whole ? ScalarType.Int64 : get_default_dtype()), Dims.Of((long)count));
        Filling.Sequence(body, start, step);
        return Factory.Wrap(body, requires_grad, device);
    }

    /// <summary>steps numbers, evenly spaced from start to end, both included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        TensorBody body = TensorBody.Empty(dtype ?? get_default_dtype(), Dims.Of(steps));
        Filling.Sequence(body, start, steps > 1 ? (end - start) / (steps - 1) : 0.0);
        return Factory.Wrap(body, requires_grad, device);
    }

    /// <summary>A matrix with ones on its diagonal.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        long width = columns < 0 ? rows : columns;
        TensorBody body = TensorBody.Zeros(dtype ?? get_default_dtype(), Dims.Of(rows, width));
        using Held diagonal = Held.Take(TensorBody.View(body, Dims.Of(Math.Min(rows, width)), Dims.Of(width + 1), 0));
        Filling.Fill(diagonal.Body, 1);
        return Factory.Wrap(body, requires_grad, device);
    }

    /// <summary>A tensor of another's shape and type whose elements are not set.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.Empty(input.Body.Sizes.AsSpan(), dtype ?? input.dtype, device, requires_grad);

    /// <summary>A tensor of another's shape and type, of zeros.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.Full(input.Body.Sizes.AsSpan(), 0, dtype ?? input.dtype, device, requires_grad);

    /// <summary>A tensor of another's shape and type, of ones.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.Full(input.Body.Sizes.AsSpan(), 1, dtype ?? input.dtype, device, requires_grad);

    /// <summary>A tensor of another's shape and type, of one number.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.Full(input.Body.Sizes.AsSpan(), value, dtype ?? input.dtype, device, requires_grad);

    /// <summary>Tensors one after the other along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat(tensors as Tensor[] ?? [.. tensors], dim);

    /// <summary>Tensors one after the other along a dimension.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat(tensors.AsSpan(), dim);

    /// <summary>Tensors one after the other along a dimension.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        var bodies = new TensorBody[tensors.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            bodies[i] = tensors[i].Body;
        }

        return new Tensor(Joining.Cat(bodies, dim));
    }

    /// <summary>Tensors one after the other along a dimension.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors one after the other along a dimension.</summary>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors one after the other along a dimension.</summary>
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors of one shape side by side along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] parts = [.. tensors];
        var wide = new Tensor[parts.Length];
        try
        {
            for (int i = 0; i < parts.Length; i++)
            {
                if (!parts[i].Body.Sizes.Equals(parts[0].Body.Sizes))
                {
                    throw new ArgumentException($"stack: all tensors need one shape; found {parts[0].Body.Sizes} and {parts[i].Body.Sizes}.");
                }

                wide[i] = parts[i].unsqueeze(dim);
            }

            return cat(wide, dim < 0 ? dim + (parts.Length == 0 ? 1 : parts[0].ndim + 1) : dim);
        }
        finally
        {
            foreach (Tensor? part in wide)
            {
                part?.Dispose();
            }
        }
    }
}
