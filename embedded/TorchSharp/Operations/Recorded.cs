using TorchSharp.Engine.Operations;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Operations that put themselves into the autograd graph where somebody will want a gradient.</summary>
internal static class Recorded
{
    /// <summary>f(x); integers become the default floating point type first.</summary>
    public static TensorBody Unary<TOperation>(in TOperation operation, TensorBody x)
        where TOperation : struct, IUnaryOperation<TOperation>
    {
        if (!x.Type.IsFloating())
        {
            using Held floats = Held.Take(Copying.Convert(x, get_default_dtype()));
            return Elementwise.Unary(operation, floats.Body);
        }

        TensorBody y = Elementwise.Unary(operation, x);
        if (UnaryNode<TOperation>.For(x) is { } node)
        {
            node.Remember(operation, x, y);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>Puts a relu on top of the operation that made a tensor and that has done it along with its own work.</summary>
    public static void AfterRelu(TensorBody y)
    {
        if (UnaryNode<Relu>.For(y) is { } node)
        {
            node.Remember(default, y, y);
            y.SetProducer(node);
        }
    }

    public static TensorBody Add(TensorBody a, TensorBody b)
    {
        TensorBody y = Elementwise.Binary(default(Add), a, b);
        if (AddNode.For(a, b) is { } node)
        {
            node.Remember(a, b, 1);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Subtract(TensorBody a, TensorBody b)
    {
        TensorBody y = Elementwise.Binary(default(Subtract), a, b);
        if (AddNode.For(a, b) is { } node)
        {
            node.Remember(a, b, -1);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Multiply(TensorBody a, TensorBody b)
    {
        TensorBody y = Elementwise.Binary(default(Multiply), a, b);
        if (MultiplyNode.For(a, b) is { } node)
        {
            node.Save(b.TracksGradient ? a : null);
            node.Save(a.TracksGradient ? b : null);
            node.Remember(a, b);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>a / b; integers become the default floating point type first.</summary>
    public static TensorBody Divide(TensorBody a, TensorBody b)
    {
        ScalarType type = ScalarTypes.ResultOf(a, b);
        return Binary(default(Divide), a, b, type.IsFloating() ? type : get_default_dtype());
    }

    public static TensorBody Binary<TOperation>(in TOperation operation, TensorBody a, TensorBody b)
        where TOperation : struct, IDifferentiableBinary<TOperation>
        => Binary(operation, a, b, ScalarTypes.ResultOf(a, b));

    public static TensorBody Binary<TOperation>(in TOperation operation, TensorBody a, TensorBody b, ScalarType type)
        where TOperation : struct, IDifferentiableBinary<TOperation>
    {
        TensorBody y = Elementwise.Binary(operation, a, b, type);
        if (BinaryNode<TOperation>.For(a, b) is { } node)
        {
            node.Save(a);
            node.Save(b);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Where(TensorBody condition, TensorBody a, TensorBody b)
    {
        TensorBody y = Elementwise.Where(condition, a, b);
        if (WhereNode.For(a, b) is { } node)
        {
            node.Save(condition);
            node.Remember(a, b);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Convert(TensorBody x, ScalarType type)
    {
        TensorBody y = Copying.Convert(x, type);
        if (type.IsFloating() && !ReferenceEquals(x, y) && ConvertNode.For(x) is { } node)
        {
            node.Remember(x);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Clone(TensorBody x)
    {
        TensorBody y = Copying.Clone(x);
        if (IdentityNode.For(x) is { } node)
        {
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>A second body over the same elements that passes gradients on.</summary>
    public static TensorBody Alias(TensorBody x)
    {
        TensorBody y = TensorBody.Alias(x);
        if (IdentityNode.For(x) is { } node)
        {
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>Another shape over the same elements in the same order; a copy where strides do not allow a view and the caller does.</summary>
    public static TensorBody Reshape(TensorBody x, in Dims sizes, bool mayCopy)
    {
        TensorBody y;
        if (!x.IsContiguous)
        {
            if (!Viewing.TryStrides(x, sizes, out Dims strides))
            {
                if (!mayCopy)
                {
                    throw new InvalidOperationException($"view: a tensor of shape {x.Sizes} and strides {x.Strides} cannot be seen as {sizes} without a copy; use reshape.");
                }

                using Held rows = Held.Take(Copying.ToRowMajor(x));
                y = TensorBody.View(rows.Body, sizes, sizes.RowMajorStrides, 0);
            }
            else
            {
                y = TensorBody.View(x, sizes, strides, x.Offset);
            }
        }
        else if (x.IsChannelsLast && mayCopy)
        {
            using Held rows = Held.Take(Copying.ToRowMajor(x));
            y = TensorBody.View(rows.Body, sizes, sizes.RowMajorStrides, 0);
        }
        else
        {
            y = TensorBody.View(x, sizes, sizes.RowMajorStrides, x.Offset);
        }

        if (ReshapeNode.For(x) is { } node)
        {
            node.Remember(x);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>Dimensions in another order.</summary>
    public static TensorBody Permute(TensorBody x, in Dims order)
    {
        x.Storage.ToRowMajor();
        Dims sizes = order;
        Dims strides = order;
        for (int i = 0; i < order.Rank; i++)
        {
            sizes[i] = x.Sizes[(int)order[i]];
            strides[i] = x.Strides[(int)order[i]];
        }

        TensorBody y = TensorBody.View(x, sizes, strides, x.Offset);
        if (PermuteNode.For(x) is { } node)
        {
            node.Remember(order);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>Every step-th of some neighbouring elements along one dimension.</summary>
    public static TensorBody Slice(TensorBody x, int axis, long start, long length, long step)
    {
        x.Storage.ToRowMajor();
        TensorBody y = TensorBody.View(x, x.Sizes.With(axis, length), x.Strides.With(axis, x.Strides[axis] * step), x.Offset + (start * x.Strides[axis]));
        if (SliceNode.For(x) is { } node)
        {
            node.Remember(x, axis, start, step);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Expand(TensorBody x, in Dims sizes)
    {
        x.Storage.ToRowMajor();
        TensorBody y = Broadcasting.Expand(x, sizes);
        if (ExpandNode.For(x) is { } node)
        {
            node.Remember(x);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>The sum over dimensions, given as bits.</summary>
    public static TensorBody Sum(TensorBody x, int axes, bool keepDimension)
    {
        TensorBody y = Reducing.SumOver(x, axes, keepDimension);
        if (SumNode.For(x) is { } node)
        {
            node.Remember(x, axes, 1);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>The mean over dimensions, given as bits, of a floating point tensor.</summary>
    public static TensorBody Mean(TensorBody x, int axes, bool keepDimension)
    {
        if (!x.Type.IsFloating())
        {
            throw new InvalidOperationException($"mean: a floating point tensor is expected, found {x.Type}; convert it first.");
        }

        using Held sum = Held.Take(Reducing.SumOver(x, axes, keepDimension));
        double count = sum.Body.Count == 0 ? 0 : (double)x.Count / sum.Body.Count;
        using Held divisor = Held.Take(TensorBody.FromScalar(count, x.Type));
        TensorBody y = Elementwise.Binary(default(Divide), sum.Body, divisor.Body);
        if (SumNode.For(x) is { } node)
        {
            node.Remember(x, axes, 1 / count);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>The largest or smallest element along one dimension, and its place.</summary>
    public static (TensorBody Values, TensorBody Indices) Extreme(TensorBody x, int axis, bool keepDimension, bool largest)
    {
        (TensorBody values, TensorBody indices) = Reducing.Extreme(x, axis, keepDimension, largest);
        if (PickNode.For(x) is { } node)
        {
            node.Save(indices);
            node.Remember(x, axis, keepDimension);
            values.SetProducer(node);
        }

        return (values, indices);
    }

    /// <summary>The largest or smallest elements over several dimensions; equal ones share the gradient.</summary>
    public static TensorBody ExtremeOver(TensorBody x, int axes, bool keepDimension, bool largest)
    {
        TensorBody y = Reducing.ExtremeOver(x, axes, keepDimension, largest);
        if (ExtremeNode.For(x) is { } node)
        {
            using Held output = Held.Take(TensorBody.Alias(y));
            node.Save(x);
            node.Save(output.Body);
            node.Remember(axes);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>The product of two matrices.</summary>
    public static TensorBody MatrixMultiply(TensorBody a, TensorBody b)
    {
        if (a.Sizes[1] != b.Sizes[0] || a.Type != b.Type)
        {
            throw new ArgumentException($"matmul: {a.Type} of shape {a.Sizes} and {b.Type} of shape {b.Sizes} cannot be multiplied; inner sizes and types must match.");
        }

        TensorBody y = MatrixProduct.Multiply(a, false, b, false);
        if (MatrixNode.For(a, b) is { } node)
        {
            node.Save(b.TracksGradient ? a : null);
            node.Save(a.TracksGradient ? b : null);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>The products of two batches of matrices.</summary>
    public static TensorBody BatchMultiply(TensorBody a, TensorBody b)
    {
        if (a.Sizes[0] != b.Sizes[0] || a.Sizes[2] != b.Sizes[1] || a.Type != b.Type)
        {
            throw new ArgumentException($"bmm: {a.Type} of shape {a.Sizes} and {b.Type} of shape {b.Sizes} cannot be multiplied; batch, inner sizes and types must match.");
        }

        TensorBody y = MatrixProduct.MultiplyBatches(a, false, b, false);
        if (BatchMatrixNode.For(a, b) is { } node)
        {
            node.Save(b.TracksGradient ? a : null);
            node.Save(a.TracksGradient ? b : null);
            y.SetProducer(node);
        }

        return y;
    }
}
