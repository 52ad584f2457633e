using System.Numerics;
using TorchSharp.Engine.Operations;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Elementwise operations on one or two tensors, with broadcasting; none of these records the graph.</summary>
internal static unsafe class Elementwise
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>f(x) for every element of a float tensor.</summary>
    public static TensorBody Unary<TOperation>(in TOperation operation, TensorBody x)
        where TOperation : struct, IUnaryOperation<TOperation>
    {
        using Held dense = Held.Take(x.Dense());
        TensorBody y = TensorBody.EmptyLike(dense.Body);
        UnaryInto(operation, dense.Body, y);
        return y;
    }

    /// <summary>f(x) written to a tensor of the same shape and storage order, which may be x.</summary>
    public static void UnaryInto<TOperation>(in TOperation operation, TensorBody x, TensorBody y)
        where TOperation : struct, IUnaryOperation<TOperation>
    {
        if (x.Type != ScalarType.Float32 || !TOperation.TryForward(operation, x.Floats, y.Floats, x.FlatCount))
        {
            var work = new UnaryWork<TOperation> { Operation = operation, X = x, Y = y };
            TypeSwitch.Floats(x.Type, ref work, typeof(TOperation).Name);
        }

        if (!TOperation.KeepsZero)
        {
            y.Storage.ClearPadding();
        }

        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>g · f′(x) for every element; written over g where nobody else sees that, to spare memory traffic.</summary>
    public static TensorBody UnaryGradient<TOperation>(in TOperation operation, TensorBody g, TensorBody? x, TensorBody? y)
        where TOperation : struct, IUnaryOperation<TOperation>
    {
        TensorBody shape = x ?? y ?? g;
        bool channelsLast = shape.IsChannelsLast;
        bool overwrites = g.IsExclusive;
        using Held gradient = Held.Take(Like(g, channelsLast));
        using Held input = Held.Take(Like(x ?? shape, channelsLast));
        using Held output = Held.Take(Like(y ?? shape, channelsLast));
        TensorBody result = overwrites && ReferenceEquals(gradient.Body, g) ? g.Retain() : TensorBody.EmptyLike(gradient.Body);
        if (g.Type != ScalarType.Float32
            || !TOperation.TryBackward(operation, gradient.Body.Floats, input.Body.Floats, output.Body.Floats, result.Floats, result.FlatCount))
        {
            var work = new UnaryGradientWork<TOperation> { Operation = operation, G = gradient.Body, X = input.Body, Y = output.Body, Result = result };
            TypeSwitch.Floats(g.Type, ref work, typeof(TOperation).Name);
        }

        if (!TOperation.GradientKeepsZero)
        {
            result.Storage.ClearPadding();
        }

        GC.KeepAlive(gradient.Body);
        GC.KeepAlive(input.Body);
        GC.KeepAlive(output.Body);
        return result;
    }

    /// <summary>f(a, b) for every pair of elements, with broadcasting and type promotion.</summary>
    public static TensorBody Binary<TOperation>(in TOperation operation, TensorBody a, TensorBody b)
        where TOperation : struct, IBinaryOperation<TOperation>
        => Binary(operation, a, b, ScalarTypes.ResultOf(a, b));

    public static TensorBody Binary<TOperation>(in TOperation operation, TensorBody a, TensorBody b, ScalarType type)
        where TOperation : struct, IBinaryOperation<TOperation>
    {
        using Held left = Held.Take(Copying.Convert(a, type));
        using Held right = Held.Take(Copying.Convert(b, type));
        bool sameShape = a.Sizes.Equals(b.Sizes);
        if (TOperation.KeepsZero && sameShape && (left.Body.IsChannelsLast || right.Body.IsChannelsLast))
        {
            using Held first = Held.Take(left.Body.ChannelsLast());
            using Held second = Held.Take(right.Body.ChannelsLast());
            TensorBody y = TensorBody.EmptyLike(first.Body);
            Flat(operation, first.Body, second.Body, y);
            return y;
        }

        if (typeof(TOperation) == typeof(Multiply) && ScalesChannels(left.Body, right.Body))
        {
            using Held scales = Held.Take(right.Body.ChannelsLast());
            return ScaleChannels(left.Body, scales.Body);
        }

        using Held rowsA = Held.Take(Rows(left.Body));
        using Held rowsB = Held.Take(Rows(right.Body));
        TensorBody result = TensorBody.Empty(type, Broadcasting.Shape(a.Sizes, b.Sizes, typeof(TOperation).Name));
        if (sameShape && rowsA.Body.IsContiguous && rowsB.Body.IsContiguous)
        {
            Flat(operation, rowsA.Body, rowsB.Body, result);
        }
        else
        {
            var work = new BinaryWork<TOperation> { Operation = operation, A = rowsA.Body, B = rowsB.Body, Y = result };
            TypeSwitch.Numbers(type, ref work, typeof(TOperation).Name);
        }

        GC.KeepAlive(rowsA.Body);
        GC.KeepAlive(rowsB.Body);
        return result;
    }

    /// <summary>f(g, a, b) with broadcasting to the shape of g: a derivative of a binary operation.</summary>
    public static TensorBody BinaryGradient<TOperation>(in TOperation operation, bool ofA, TensorBody g, TensorBody a, TensorBody b)
        where TOperation : struct, IDifferentiableBinary<TOperation>
    {
        using Held gradient = Held.Take(Rows(g));
        using Held convertedA = Held.Take(Copying.Convert(a, g.Type));
        using Held convertedB = Held.Take(Copying.Convert(b, g.Type));
        using Held rowsA = Held.Take(Rows(convertedA.Body));
        using Held rowsB = Held.Take(Rows(convertedB.Body));
        TensorBody result = TensorBody.Empty(g.Type, g.Sizes);
        var work = new BinaryGradientWork<TOperation> { Operation = operation, OfA = ofA, G = gradient.Body, A = rowsA.Body, B = rowsB.Body, Result = result };
        TypeSwitch.Floats(g.Type, ref work, typeof(TOperation).Name);
        GC.KeepAlive(gradient.Body);
        GC.KeepAlive(rowsA.Body);
        GC.KeepAlive(rowsB.Body);
        return result;
    }

    /// <summary>Whether a comparison holds, for every pair of elements: a Bool tensor.</summary>
    public static TensorBody Compare<TComparison>(TensorBody a, TensorBody b)
        where TComparison : struct, IComparison
    {
        ScalarType type = ScalarTypes.ResultOf(a, b);
        using Held left = Held.Take(Copying.Convert(a, type));
        using Held right = Held.Take(Copying.Convert(b, type));
        using Held rowsA = Held.Take(Rows(left.Body));
        using Held rowsB = Held.Take(Rows(right.Body));
        TensorBody result = TensorBody.Empty(ScalarType.Bool, Broadcasting.Shape(a.Sizes, b.Sizes, typeof(TComparison).Name));
        var work = new CompareWork<TComparison> { A = rowsA.Body, B = rowsB.Body, Y = result };
        TypeSwitch.Numbers(type, ref work, typeof(TComparison).Name);
        GC.KeepAlive(rowsA.Body);
        GC.KeepAlive(rowsB.Body);
        return result;
    }

    /// <summary>Elements of a where a condition holds, else of b; all three are broadcast.</summary>
    public static TensorBody Where(TensorBody condition, TensorBody a, TensorBody b)
    {
        ScalarType type = ScalarTypes.ResultOf(a, b);
        using Held truth = Held.Take(Copying.Convert(condition, ScalarType.Bool));
        using Held left = Held.Take(Copying.Convert(a, type));
        using Held right = Held.Take(Copying.Convert(b, type));
        using Held rowsA = Held.Take(Rows(left.Body));
        using Held rowsB = Held.Take(Rows(right.Body));
        Dims shape = Broadcasting.Shape(condition.Sizes, Broadcasting.Shape(a.Sizes, b.Sizes, "where"), "where");
        TensorBody result = TensorBody.Empty(type, shape);
        var work = new WhereWork { Condition = truth.Body, A = rowsA.Body, B = rowsB.Body, Y = result };
        TypeSwitch.Numbers(type, ref work, "where");
        GC.KeepAlive(truth.Body);
        GC.KeepAlive(rowsA.Body);
        GC.KeepAlive(rowsB.Body);
        return result;
    }

    private static bool ScalesChannels(TensorBody images, TensorBody scales) =>
        images.IsChannelsLast && images.Type == ScalarType.Float32 && scales.Sizes.Rank == 4
        && scales.Sizes[0] == images.Sizes[0] && scales.Sizes[1] == images.Sizes[1] && scales.Sizes[2] == 1 && scales.Sizes[3] == 1;

    private static TensorBody ScaleChannels(TensorBody images, TensorBody scales)
    {
        TensorBody y = TensorBody.EmptyLike(images);
        Dims sizes = images.Sizes;
        ChannelScaling.Run((int)sizes[0], (int)(sizes[2] * sizes[3]), images.Storage.PixelStride, images.Floats, scales.Floats, y.Floats);
        GC.KeepAlive(images);
        GC.KeepAlive(scales);
        return y;
    }

    private static TensorBody Like(TensorBody body, bool channelsLast) => channelsLast ? body.ChannelsLast() : body.Contiguous();

    /// <summary>A tensor whose strides mean something: itself, or a row-major copy of a channels-last one.</summary>
    private static TensorBody Rows(TensorBody body) => body.IsChannelsLast ? Copying.ToRowMajor(body) : body.Retain();

    private static void Flat<TOperation>(in TOperation operation, TensorBody a, TensorBody b, TensorBody y)
        where TOperation : struct, IBinaryOperation<TOperation>
    {
        if (y.Type != ScalarType.Float32 || !TOperation.TryForward(operation, a.Floats, b.Floats, y.Floats, y.FlatCount))
        {
            var work = new FlatWork<TOperation> { Operation = operation, A = a, B = b, Y = y };
            TypeSwitch.Numbers(y.Type, ref work, typeof(TOperation).Name);
        }

        GC.KeepAlive(a);
        GC.KeepAlive(b);
    }

    private static int Chunks(long n) => checked((int)((n + ChunkLength - 1) / ChunkLength));

    private struct UnaryWork<TOperation> : IFloatWork
        where TOperation : struct, IUnaryOperation<TOperation>
    {
        public TOperation Operation;
        public TensorBody X;
        public TensorBody Y;

        public readonly void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var chunks = new UnaryChunks<TOperation, T> { Operation = Operation, X = X.Data<T>(), Y = Y.Data<T>(), N = X.FlatCount };
            ThreadTeam.Run(chunks, Chunks(chunks.N));
        }
    }

    private struct UnaryChunks<TOperation, T> : IChunk
        where TOperation : struct, IUnaryOperation<TOperation>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public TOperation Operation;
        public T* X;
        public T* Y;
        public long N;

        public readonly void Run(int chunk)
        {
            long end = Math.Min(N, (chunk + 1L) * ChunkLength);
            for (long i = (long)chunk * ChunkLength; i < end; i++)
            {
                Y[i] = Operation.Apply(X[i]);
            }
        }
    }

    private struct UnaryGradientWork<TOperation> : IFloatWork
        where TOperation : struct, IUnaryOperation<TOperation>
    {
        public TOperation Operation;
        public TensorBody G;
        public TensorBody X;
        public TensorBody Y;
        public TensorBody Result;

        public readonly void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var chunks = new UnaryGradientChunks<TOperation, T>
            {
                Operation = Operation,
                G = G.Data<T>(),
                X = X.Data<T>(),
                Y = Y.Data<T>(),
                Result = Result.Data<T>(),
                N = G.FlatCount,
            };
            ThreadTeam.Run(chunks, Chunks(chunks.N));
        }
    }

    private struct UnaryGradientChunks<TOperation, T> : IChunk
        where TOperation : struct, IUnaryOperation<TOperation>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public TOperation Operation;
        public T* G;
        public T* X;
        public T* Y;
        public T* Result;
        public long N;

        public readonly void Run(int chunk)
        {
            long end = Math.Min(N, (chunk + 1L) * ChunkLength);
            for (long i = (long)chunk * ChunkLength; i < end; i++)
            {
                Result[i] = Operation.Gradient(G[i], X[i], Y[i]);
            }
        }
    }

    private struct FlatWork<TOperation> : INumberWork
        where TOperation : struct, IBinaryOperation<TOperation>
    {
        public TOperation Operation;
        public TensorBody A;
        public TensorBody B;
        public TensorBody Y;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* a = A.Data<T>();
            T* b = B.Data<T>();
            T* y = Y.Data<T>();
            long n = Y.FlatCount;
            for (long i = 0; i < n; i++)
            {
                y[i] = Operation.Apply(a[i], b[i]);
            }
        }
    }

    private struct BinaryWork<TOperation> : INumberWork
        where TOperation : struct, IBinaryOperation<TOperation>
    {
        public TOperation Operation;
        public TensorBody A;
        public TensorBody B;
        public TensorBody Y;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var walk = new StridedWalk(Y.Sizes, Broadcasting.Strides(A, Y.Sizes), Broadcasting.Strides(B, Y.Sizes), Y.Strides);
            if (walk.IsEmpty)
            {
                return;
            }

            TOperation operation = Operation;
            long n = walk.Count;
            long stepA = walk.StepA;
            long stepB = walk.StepB;
            do
            {
                T* a = A.Data<T>() + walk.OffsetA;
                T* b = B.Data<T>() + walk.OffsetB;
                T* y = Y.Data<T>() + walk.OffsetC;
                if (stepA == 1 && stepB == 1)
                {
                    for (long i = 0; i < n; i++)
                    {
                        y[i] = operation.Apply(a[i], b[i]);
                    }
                }
                else if (stepA == 1 && stepB == 0)
                {
                    T right = *b;
                    for (long i = 0; i < n; i++)
                    {
                        y[i] = operation.Apply(a[i], right);
                    }
                }
                else
                {
                    for (long i = 0; i < n; i++)
                    {
                        y[i] = operation.Apply(a[i * stepA], b[i * stepB]);
                    }
                }
            }
            while (walk.Next());
        }
    }

    private struct BinaryGradientWork<TOperation> : IFloatWork
        where TOperation : struct, IDifferentiableBinary<TOperation>
    {
        public TOperation Operation;
        public bool OfA;
        public TensorBody G;
        public TensorBody A;
        public TensorBody B;
        public TensorBody Result;

        public readonly void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var walk = new StridedWalk(G.Sizes, Broadcasting.Strides(A, G.Sizes), Broadcasting.Strides(B, G.Sizes), G.Strides, Result.Strides);
            if (walk.IsEmpty)
            {
                return;
            }

            do
            {
                T* a = A.Data<T>() + walk.OffsetA;
                T* b = B.Data<T>() + walk.OffsetB;
                T* g = G.Data<T>() + walk.OffsetC;
                T* y = Result.Data<T>() + walk.OffsetD;
                for (long i = 0; i < walk.Count; i++)
                {
                    T left = a[i * walk.StepA];
                    T right = b[i * walk.StepB];
                    T gradient = g[i * walk.StepC];
                    y[i * walk.StepD] = OfA ? Operation.GradientA(gradient, left, right) : Operation.GradientB(gradient, left, right);
                }
            }
            while (walk.Next());
        }
    }

    private struct CompareWork<TComparison> : INumberWork
        where TComparison : struct, IComparison
    {
        public TensorBody A;
        public TensorBody B;
        public TensorBody Y;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var walk = new StridedWalk(Y.Sizes, Broadcasting.Strides(A, Y.Sizes), Broadcasting.Strides(B, Y.Sizes), Y.Strides);
            if (walk.IsEmpty)
            {
                return;
            }

            do
            {
                T* a = A.Data<T>() + walk.OffsetA;
                T* b = B.Data<T>() + walk.OffsetB;
                bool* y = Y.Data<bool>() + walk.OffsetC;
                for (long i = 0; i < walk.Count; i++)
                {
                    y[i * walk.StepC] = TComparison.Holds(a[i * walk.StepA], b[i * walk.StepB]);
                }
            }
            while (walk.Next());
        }
    }

    private struct WhereWork : INumberWork
    {
        public TensorBody Condition;
        public TensorBody A;
        public TensorBody B;
        public TensorBody Y;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Dims strides = Broadcasting.Strides(Condition, Y.Sizes);
            var walk = new StridedWalk(Y.Sizes, Broadcasting.Strides(A, Y.Sizes), Broadcasting.Strides(B, Y.Sizes), Y.Strides, strides);
            if (walk.IsEmpty)
            {
                return;
            }

            do
            {
                T* a = A.Data<T>() + walk.OffsetA;
                T* b = B.Data<T>() + walk.OffsetB;
                T* y = Y.Data<T>() + walk.OffsetC;
                bool* condition = Condition.Data<bool>() + walk.OffsetD;
                for (long i = 0; i < walk.Count; i++)
                {
                    y[i * walk.StepC] = condition[i * walk.StepD] ? a[i * walk.StepA] : b[i * walk.StepB];
                }
            }
            while (walk.Next());
        }
    }
}
