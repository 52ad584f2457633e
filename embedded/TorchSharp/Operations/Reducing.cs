using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Reductions. A row-major tensor is taken as [outer, n, inner], and n goes away. Orders of summation depend on the shape alone.</summary>
internal static unsafe class Reducing
{
    /// <summary>The sum over one dimension. Integers and truth values add up to Int64.</summary>
    public static TensorBody Sum(TensorBody x, int axis, bool keepDimension)
    {
        ScalarType type = x.Type.IsFloating() ? x.Type : ScalarType.Int64;
        using Held converted = Held.Take(Copying.Convert(x, type));
        using Held rows = Held.Take(converted.Body.Contiguous());
        TensorBody result = TensorBody.Empty(type, Reduced(x.Sizes, axis, keepDimension));
        Shape shape = new(x.Sizes, axis);
        if (type == ScalarType.Float32)
        {
            for (long o = 0; o < shape.Outer; o++)
            {
                float* from = rows.Body.Floats + (o * shape.N * shape.Inner);
                float* to = result.Floats + (o * shape.Inner);
                if (shape.Inner == 1)
                {
                    *to = (float)Reductions.Sum(from, shape.N);
                }
                else
                {
                    Reductions.ColumnSums(checked((int)shape.N), checked((int)shape.Inner), from, (int)shape.Inner, to);
                }
            }
        }
        else
        {
            var work = new FoldWork<SumFold> { X = rows.Body, Y = result, Shape = shape };
            TypeSwitch.Numbers(type, ref work, "sum");
        }

        GC.KeepAlive(rows.Body);
        return result;
    }

    /// <summary>The sum of all elements, of no dimensions.</summary>
    public static TensorBody Sum(TensorBody x)
    {
        using Held dense = Held.Take(x.Dense());
        if (x.Type == ScalarType.Float32)
        {
            TensorBody result = TensorBody.Empty(ScalarType.Float32, default);
            *result.Floats = (float)Reductions.Sum(dense.Body.Floats, dense.Body.FlatCount);
            GC.KeepAlive(dense.Body);
            return result;
        }

        using Held flat = Held.Take(Flattened(dense.Body));
        return Sum(flat.Body, 0, keepDimension: false);
    }

    /// <summary>The sum over several dimensions, given as bits.</summary>
    public static TensorBody SumOver(TensorBody x, int axes, bool keepDimension)
        => axes == (1 << x.Rank) - 1 && !keepDimension ? Sum(x) : Each(x, axes, keepDimension, static (body, axis) => Sum(body, axis, keepDimension: true));

    public static TensorBody Product(TensorBody x, int axis, bool keepDimension)
    {
        ScalarType type = x.Type.IsFloating() ? x.Type : ScalarType.Int64;
        using Held converted = Held.Take(Copying.Convert(x, type));
        return Fold<ProductFold>(converted.Body, axis, keepDimension, "prod");
    }

    /// <summary>The largest or smallest element along one dimension and its first place; NaN wins over all.</summary>
    public static (TensorBody Values, TensorBody Indices) Extreme(TensorBody x, int axis, bool keepDimension, bool largest)
    {
        Shape shape = new(x.Sizes, axis);
        if (shape.N == 0)
        {
            throw new ArgumentException($"{(largest ? "max" : "min")}: dimension {axis} of a tensor of shape {x.Sizes} is empty and has no {(largest ? "largest" : "smallest")} element.");
        }

        using Held rows = Held.Take(x.Contiguous());
        Dims sizes = Reduced(x.Sizes, axis, keepDimension);
        TensorBody values = TensorBody.Empty(x.Type, sizes);
        TensorBody indices = TensorBody.Empty(ScalarType.Int64, sizes);
        var work = new ExtremeWork { X = rows.Body, Values = values, Indices = indices, Shape = shape, Largest = largest };
        TypeSwitch.Numbers(x.Type, ref work, largest ? "max" : "min");
        GC.KeepAlive(rows.Body);
        return (values, indices);
    }

    /// <summary>The largest or smallest element over several dimensions, given as bits.</summary>
    public static TensorBody ExtremeOver(TensorBody x, int axes, bool keepDimension, bool largest)
        => largest ? Each(x, axes, keepDimension, static (body, axis) => Best(body, axis, true)) : Each(x, axes, keepDimension, static (body, axis) => Best(body, axis, false));

    /// <summary>Running sums along one dimension.</summary>
    public static TensorBody CumulativeSum(TensorBody x, int axis)
    {
        ScalarType type = x.Type.IsFloating() ? x.Type : ScalarType.Int64;
        using Held converted = Held.Take(Copying.Convert(x, type));
        using Held rows = Held.Take(converted.Body.Contiguous());
        TensorBody result = TensorBody.Empty(type, x.Sizes);
        var work = new CumulativeWork { X = rows.Body, Y = result, Shape = new Shape(x.Sizes, axis) };
        TypeSwitch.Numbers(type, ref work, "cumsum");
        GC.KeepAlive(rows.Body);
        return result;
    }

    public static TensorBody Flattened(TensorBody x)
    {
        using Held rows = Held.Take(x.Contiguous());
        return TensorBody.View(rows.Body, Dims.Of(x.Count), Dims.Of(1), rows.Body.Offset);
    }

    /// <summary>A shape after one dimension is reduced away.</summary>
    public static Dims Reduced(in Dims sizes, int axis, bool keepDimension)
        => sizes.Rank == 0 ? sizes : keepDimension ? sizes.With(axis, 1) : sizes.Without(axis);

    /// <summary>A shape after several dimensions, given as bits, are reduced away.</summary>
    public static Dims Reduced(in Dims sizes, int axes, bool keepDimension, int rank)
    {
        Dims result = default;
        for (int i = 0; i < rank; i++)
        {
            if ((axes & (1 << i)) == 0)
            {
                result.Add(sizes[i]);
            }
            else if (keepDimension)
            {
                result.Add(1);
            }
        }

        return result;
    }

    /// <summary>Dimensions as bits; none named means all.</summary>
    public static int Axes(in Dims sizes, ReadOnlySpan<long> dims, string operation)
    {
        if (dims.IsEmpty)
        {
            return (1 << sizes.Rank) - 1;
        }

        int axes = 0;
        foreach (long dim in dims)
        {
            axes |= 1 << sizes.Axis(dim, operation);
        }

        return sizes.Rank == 0 ? 0 : axes;
    }

    private static TensorBody Each(TensorBody x, int axes, bool keepDimension, Func<TensorBody, int, TensorBody> reduce)
    {
        TensorBody current = x.Retain();
        for (int i = x.Rank - 1; i >= 0; i--)
        {
            if ((axes & (1 << i)) != 0)
            {
                TensorBody next = reduce(current, i);
                current.Release();
                current = next;
            }
        }

        if (x.Rank == 0 && axes == 0)
        {
            TensorBody copy = Copying.Clone(current);
            current.Release();
            return copy;
        }

        if (keepDimension)
        {
            return current;
        }

        Dims sizes = Reduced(x.Sizes, axes, keepDimension: false, x.Rank);
        TensorBody result = TensorBody.View(current, sizes, sizes.RowMajorStrides, current.Offset);
        current.Release();
        return result;
    }

    private static TensorBody Best(TensorBody body, int axis, bool largest)
    {
        (TensorBody values, TensorBody indices) = Extreme(body, axis, keepDimension: true, largest);
        indices.Release();
        return values;
    }

    private static TensorBody Fold<TFold>(TensorBody x, int axis, bool keepDimension, string operation)
        where TFold : struct, IFold
    {
        using Held rows = Held.Take(x.Contiguous());
        TensorBody result = TensorBody.Empty(x.Type, Reduced(x.Sizes, axis, keepDimension));
        var work = new FoldWork<TFold> { X = rows.Body, Y = result, Shape = new Shape(x.Sizes, axis) };
        TypeSwitch.Numbers(x.Type, ref work, operation);
        GC.KeepAlive(rows.Body);
        return result;
    }

    internal readonly struct Shape
    {
        public Shape(in Dims sizes, int axis)
        {
            Outer = sizes.Product(0, axis);
            N = sizes.Rank == 0 ? 1 : sizes[axis];
            Inner = sizes.Product(axis + 1, sizes.Rank);
        }

        public long Outer { get; }

        public long N { get; }

        public long Inner { get; }
    }

    private interface IFold
    {
        static abstract double Start { get; }

        static abstract T Join<T>(T a, T b)
            where T : INumber<T>;
    }

    private readonly struct SumFold : IFold
    {
        public static double Start => 0;

        public static T Join<T>(T a, T b)
            where T : INumber<T> => a + b;
    }

    private readonly struct ProductFold : IFold
    {
        public static double Start => 1;

        public static T Join<T>(T a, T b)
            where T : INumber<T> => a * b;
    }

    private struct FoldWork<TFold> : INumberWork
        where TFold : struct, IFold
    {
        public TensorBody X;
        public TensorBody Y;
        public Shape Shape;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            for (long o = 0; o < Shape.Outer; o++)
            {
                for (long i = 0; i < Shape.Inner; i++)
                {
                    T* x = X.Data<T>() + (o * Shape.N * Shape.Inner) + i;
                    T result = T.CreateTruncating(TFold.Start);
                    for (long k = 0; k < Shape.N; k++)
                    {
                        result = TFold.Join(result, x[k * Shape.Inner]);
                    }

                    Y.Data<T>()[(o * Shape.Inner) + i] = result;
                }
            }
        }
    }

    private struct ExtremeWork : INumberWork
    {
        public TensorBody X;
        public TensorBody Values;
        public TensorBody Indices;
        public Shape Shape;
        public bool Largest;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            for (long o = 0; o < Shape.Outer; o++)
            {
                for (long i = 0; i < Shape.Inner; i++)
                {
                    T* x = X.Data<T>() + (o * Shape.N * Shape.Inner) + i;
                    T best = *x;
                    long place = 0;
                    for (long k = 1; k < Shape.N && !T.IsNaN(best); k++)
                    {
                        T value = x[k * Shape.Inner];
                        if (T.IsNaN(value) || (Largest ? value > best : value < best))
                        {
                            best = value;
                            place = k;
                        }
                    }

                    Values.Data<T>()[(o * Shape.Inner) + i] = best;
                    Indices.Data<long>()[(o * Shape.Inner) + i] = place;
                }
            }
        }
    }

    private struct CumulativeWork : INumberWork
    {
        public TensorBody X;
        public TensorBody Y;
        public Shape Shape;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            for (long o = 0; o < Shape.Outer; o++)
            {
                for (long i = 0; i < Shape.Inner; i++)
                {
                    long start = (o * Shape.N * Shape.Inner) + i;
                    T sum = T.Zero;
                    for (long k = 0; k < Shape.N; k++)
                    {
                        sum += X.Data<T>()[start + (k * Shape.Inner)];
                        Y.Data<T>()[start + (k * Shape.Inner)] = sum;
                    }
                }
            }
        }
    }
}
