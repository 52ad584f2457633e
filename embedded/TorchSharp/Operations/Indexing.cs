using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Reads and writes at places that other tensors name; none of these records the graph.</summary>
internal static unsafe class Indexing
{
    /// <summary>Whole slices of one dimension, picked by a vector of indices.</summary>
    public static TensorBody Select(TensorBody x, int axis, TensorBody index)
    {
        using Held rows = Held.Take(x.Contiguous());
        using Held places = Held.Take(Places(index, x.Sizes[axis], "index_select"));
        TensorBody result = TensorBody.Empty(x.Type, x.Sizes.With(axis, places.Body.Count));
        int size = x.Type.Bytes();
        long slice = x.Sizes.Product(axis + 1, x.Rank) * size;
        long outer = x.Sizes.Product(0, axis);
        SliceCopies.Run(
            outer, x.Sizes[axis], rows.Body.Storage.Pointer + (rows.Body.Offset * size), slice, places.Body.Data<long>(), places.Body.Count, result.Storage.Pointer);
        GC.KeepAlive(rows.Body);
        GC.KeepAlive(places.Body);
        return result;
    }

    /// <summary>Adds slices to slices of a row-major tensor, which a vector of indices picks.</summary>
    public static void AddSlices(TensorBody target, int axis, TensorBody index, TensorBody source)
    {
        using Held rows = Held.Take(source.Contiguous());
        using Held places = Held.Take(Places(index, target.Sizes[axis], "index_add"));
        var work = new SliceWork
        {
            Target = target,
            Source = rows.Body,
            Index = places.Body,
            Outer = target.Sizes.Product(0, axis),
            Size = target.Sizes[axis],
            Inner = target.Sizes.Product(axis + 1, target.Rank),
        };
        TypeSwitch.Numbers(target.Type, ref work, "index_add");
        GC.KeepAlive(rows.Body);
        GC.KeepAlive(places.Body);
    }

    /// <summary>result[…, i, …] = x[…, index[…, i, …], …] along one dimension.</summary>
    public static TensorBody Gather(TensorBody x, int axis, TensorBody index)
    {
        using Held rows = Held.Take(x.Contiguous());
        using Held places = Held.Take(Places(index, x.Rank == 0 ? 1 : x.Sizes[axis], "gather"));
        CheckInside(index.Sizes, x.Sizes, axis, "gather");
        TensorBody result = TensorBody.Empty(x.Type, index.Sizes);
        var work = new PickWork { Large = rows.Body, Small = result, Index = places.Body, Axis = axis, Mode = PickMode.Read };
        TypeSwitch.Numbers(x.Type, ref work, "gather");
        return result;
    }

    /// <summary>target[…, index[…, i, …], …] = source[…, i, …] along one dimension of a row-major tensor.</summary>
    public static void Scatter(TensorBody target, int axis, TensorBody index, TensorBody source) => Write(target, axis, index, source, PickMode.Write);

    /// <summary>target[…, index[…, i, …], …] += source[…, i, …] along one dimension of a row-major tensor.</summary>
    public static void ScatterAdd(TensorBody target, int axis, TensorBody index, TensorBody source) => Write(target, axis, index, source, PickMode.Add);

    /// <summary>The places, in row-major order, of the elements that are not zero, each as its indices: [count, rank].</summary>
    public static TensorBody NonZero(TensorBody x)
    {
        using Held truth = Held.Take(Copying.Convert(x, ScalarType.Bool));
        using Held rows = Held.Take(truth.Body.Contiguous());
        bool* values = rows.Body.Data<bool>();
        long count = 0;
        for (long i = 0; i < x.Count; i++)
        {
            count += values[i] ? 1 : 0;
        }

        TensorBody result = TensorBody.Empty(ScalarType.Int64, Dims.Of(count, x.Rank));
        long* to = result.Data<long>();
        for (long i = 0; i < x.Count; i++)
        {
            if (!values[i])
            {
                continue;
            }

            long rest = i;
            for (int d = x.Rank - 1; d >= 0; d--)
            {
                to[d] = rest % x.Sizes[d];
                rest /= x.Sizes[d];
            }

            to += x.Rank;
        }

        GC.KeepAlive(rows.Body);
        return result;
    }

    /// <summary>Indices as a row-major Int64 tensor, counted from the front and checked against a size.</summary>
    public static TensorBody Places(TensorBody index, long size, string operation)
    {
        if (!index.Type.IsInteger())
        {
            throw new ArgumentException($"{operation}: whole numbers are expected as indices, found {index.Type}.");
        }

        using Held converted = Held.Take(Copying.Convert(index, ScalarType.Int64));
        TensorBody places = converted.Body.Contiguous();
        long* values = places.Data<long>();
        for (long i = 0; i < places.Count; i++)
        {
            if (values[i] < 0 || values[i] >= size)
            {
                long wrong = values[i];
                places.Release();
                throw new ArgumentOutOfRangeException(nameof(index), $"{operation}: index {wrong} is out of range for a dimension of size {size}.");
            }
        }

        return places;
    }

    private static void Write(TensorBody target, int axis, TensorBody index, TensorBody source, PickMode mode)
    {
        using Held converted = Held.Take(Copying.Convert(source, target.Type));
        using Held rows = Held.Take(converted.Body.Contiguous());
        using Held places = Held.Take(Places(index, target.Rank == 0 ? 1 : target.Sizes[axis], "scatter"));
        CheckInside(index.Sizes, target.Sizes, axis, "scatter");
        if (!source.Sizes.Equals(index.Sizes))
        {
            throw new ArgumentException($"scatter: source of shape {source.Sizes} and index of shape {index.Sizes} must have the same shape.");
        }

        var work = new PickWork { Large = target, Small = rows.Body, Index = places.Body, Axis = axis, Mode = mode };
        TypeSwitch.Numbers(target.Type, ref work, "scatter");
        target.Storage.Version++;
    }

    private static void CheckInside(in Dims small, in Dims large, int axis, string operation)
    {
        bool fits = small.Rank == large.Rank;
        for (int i = 0; fits && i < small.Rank; i++)
        {
            fits = i == axis || small[i] <= large[i];
        }

        if (!fits)
        {
            throw new ArgumentException($"{operation}: an index of shape {small} does not fit a tensor of shape {large} along dimension {axis}.");
        }
    }

    private enum PickMode
    {
        Read,
        Write,
        Add,
    }

    private struct SliceWork : INumberWork
    {
        public TensorBody Target;
        public TensorBody Source;
        public TensorBody Index;
        public long Outer;
        public long Size;
        public long Inner;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* source = Source.Data<T>();
            long* index = Index.Data<long>();
            for (long o = 0; o < Outer; o++)
            {
                for (long k = 0; k < Index.Count; k++)
                {
                    T* target = Target.Data<T>() + (((o * Size) + index[k]) * Inner);
                    for (long i = 0; i < Inner; i++)
                    {
                        target[i] += source[i];
                    }

                    source += Inner;
                }
            }
        }
    }

    private struct PickWork : INumberWork
    {
        public TensorBody Large;
        public TensorBody Small;
        public TensorBody Index;
        public int Axis;
        public PickMode Mode;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            // Along the axis the index says where to go; the other dimensions keep their place.
            Dims strides = Large.Sizes.RowMajorStrides;
            long along = Large.Rank == 0 ? 0 : strides[Axis];
            if (Large.Rank > 0)
            {
                strides[Axis] = 0;
            }

            var walk = new StridedWalk(Index.Sizes, strides, Index.Sizes.RowMajorStrides);
            if (walk.IsEmpty)
            {
                return;
            }

            long* index = Index.Data<long>();
            T* large = Large.Data<T>();
            T* small = Small.Data<T>();
            do
            {
                for (long i = 0; i < walk.Count; i++)
                {
                    long at = walk.OffsetB + (i * walk.StepB);
                    long place = walk.OffsetA + (i * walk.StepA) + (index[at] * along);
                    switch (Mode)
                    {
                        case PickMode.Read:
                            small[at] = large[place];
                            break;
                        case PickMode.Write:
                            large[place] = small[at];
                            break;
                        default:
                            large[place] += small[at];
                            break;
                    }
                }
            }
            while (walk.Next());

            GC.KeepAlive(Large);
            GC.KeepAlive(Small);
            GC.KeepAlive(Index);
        }
    }
}
