using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Copies between layouts, strides and element types.</summary>
internal static unsafe class Copying
{
    /// <summary>A copy in the same storage order where that has no gaps, else in row-major order.</summary>
    public static TensorBody Clone(TensorBody source)
    {
        if (!source.IsContiguous)
        {
            return ToRowMajor(source);
        }

        TensorBody copy = TensorBody.EmptyLike(source);
        long bytes = source.FlatCount * source.Type.Bytes();
        Buffer.MemoryCopy(source.Storage.Pointer + (source.Offset * source.Type.Bytes()), copy.Storage.Pointer, bytes, bytes);
        GC.KeepAlive(source);
        return copy;
    }

    public static TensorBody ToRowMajor(TensorBody source)
    {
        TensorBody copy = TensorBody.Empty(source.Type, source.Sizes);
        Into(source, copy);
        return copy;
    }

    public static TensorBody ToChannelsLast(TensorBody source)
    {
        if (source.Rank != 4 || source.Type != ScalarType.Float32)
        {
            throw new ArgumentException($"Expected a Float32 tensor of shape [batch, channels, height, width]; found {source.Type} of shape {source.Sizes}.");
        }

        using Held rows = Held.Take(source.Contiguous());
        TensorBody copy = TensorBody.EmptyChannelsLast(source.Sizes[0], source.Sizes[1], source.Sizes[2], source.Sizes[3]);
        copy.Storage.CopyFromRowMajor(rows.Body.Floats);
        GC.KeepAlive(rows.Body);
        return copy;
    }

    /// <summary>A copy with another element type; itself where it is of that type already. The caller releases it.</summary>
    public static TensorBody Convert(TensorBody source, ScalarType type)
    {
        if (source.Type == type)
        {
            return source.Retain();
        }

        TensorBody copy = TensorBody.Empty(type, source.Sizes);
        Into(source, copy);
        return copy;
    }

    /// <summary>Writes all elements of one tensor to another of the same shape, converting them.</summary>
    public static void Into(TensorBody source, TensorBody target)
    {
        target.Storage.Version++;
        if (source.IsChannelsLast)
        {
            if (target.Type == ScalarType.Float32 && target.IsContiguous && !target.IsChannelsLast)
            {
                source.Storage.CopyToRowMajor(target.Floats);
                GC.KeepAlive(target);
                return;
            }

            if (target.IsChannelsLast)
            {
                Buffer.MemoryCopy(source.Floats, target.Floats, source.FlatCount * sizeof(float), source.FlatCount * sizeof(float));
                GC.KeepAlive(source);
                GC.KeepAlive(target);
                return;
            }

            using Held rows = Held.Take(ToRowMajor(source));
            Into(rows.Body, target);
            return;
        }

        if (target.IsChannelsLast)
        {
            using Held floats = Held.Take(Convert(source, ScalarType.Float32));
            using Held rows = Held.Take(floats.Body.Contiguous());
            target.Storage.CopyFromRowMajor(rows.Body.Floats);
            GC.KeepAlive(rows.Body);
            return;
        }

        if (source.Type == target.Type && source.IsContiguous && target.IsContiguous)
        {
            int size = source.Type.Bytes();
            long bytes = source.Count * size;
            Buffer.MemoryCopy(source.Storage.Pointer + (source.Offset * size), target.Storage.Pointer + (target.Offset * size), bytes, bytes);
        }
        else
        {
            var work = new SourceWork { Source = source, Target = target };
            TypeSwitch.Numbers(source.Type, ref work, "copy");
        }

        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    private struct SourceWork : INumberWork
    {
        public TensorBody Source;
        public TensorBody Target;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var work = new TargetWork<T> { Source = Source, Target = Target };
            TypeSwitch.Numbers(Target.Type, ref work, "copy");
        }
    }

    private struct TargetWork<TSource> : INumberWork
        where TSource : unmanaged, INumber<TSource>
    {
        public TensorBody Source;
        public TensorBody Target;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            bool toTruth = Target.Type == ScalarType.Bool && Source.Type != ScalarType.Bool;
            var walk = new StridedWalk(Source.Sizes, Source.Strides, Target.Strides);
            if (walk.IsEmpty)
            {
                return;
            }

            do
            {
                TSource* source = Source.Data<TSource>() + walk.OffsetA;
                T* target = Target.Data<T>() + walk.OffsetB;
                long stepA = walk.StepA;
                long stepB = walk.StepB;
                for (long i = 0; i < walk.Count; i++)
                {
                    TSource value = source[i * stepA];
                    target[i * stepB] = toTruth ? (value != TSource.Zero ? T.One : T.Zero) : T.CreateTruncating(value);
                }
            }
            while (walk.Next());
        }
    }
}
