using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Softmax and log-softmax over the last dimension.</summary>
internal static unsafe class RowSoftmax
{
    public static TensorBody Forward(TensorBody x, bool logarithmic)
    {
        using Held rows = Held.Take(x.Contiguous());
        TensorBody y = TensorBody.Empty(x.Type, x.Sizes);
        (int count, int classes) = Shape(x);
        if (x.Type == ScalarType.Float32)
        {
            if (logarithmic)
            {
                SoftmaxRows.LogSoftmax(count, classes, rows.Body.Floats, y.Floats);
            }
            else
            {
                SoftmaxRows.Softmax(count, classes, rows.Body.Floats, y.Floats);
            }
        }
        else
        {
            var work = new ForwardWork { X = rows.Body, Y = y, Rows = count, Classes = classes, Logarithmic = logarithmic };
            TypeSwitch.Floats(x.Type, ref work, "softmax");
        }

        GC.KeepAlive(rows.Body);
        if (SoftmaxNode.For(x) is { } node)
        {
            node.Remember(y, logarithmic);
            y.SetProducer(node);
        }

        return y;
    }

    public static TensorBody Gradient(TensorBody gradient, TensorBody y, bool logarithmic)
    {
        using Held dy = Held.Take(gradient.Contiguous());
        TensorBody dx = TensorBody.Empty(y.Type, y.Sizes);
        (int count, int classes) = Shape(y);
        if (y.Type == ScalarType.Float32)
        {
            if (logarithmic)
            {
                SoftmaxRows.LogSoftmaxBackward(count, classes, dy.Body.Floats, y.Floats, dx.Floats);
            }
            else
            {
                SoftmaxRows.SoftmaxBackward(count, classes, dy.Body.Floats, y.Floats, dx.Floats);
            }
        }
        else
        {
            var work = new BackwardWork { Dy = dy.Body, Y = y, Dx = dx, Rows = count, Classes = classes, Logarithmic = logarithmic };
            TypeSwitch.Floats(y.Type, ref work, "softmax");
        }

        GC.KeepAlive(dy.Body);
        GC.KeepAlive(y);
        return dx;
    }

    private static (int Rows, int Classes) Shape(TensorBody x)
    {
        int classes = (int)(x.Rank == 0 ? 1 : x.Sizes[x.Rank - 1]);
        return (classes == 0 ? 0 : checked((int)(x.Count / classes)), classes);
    }

    private struct ForwardWork : IFloatWork
    {
        public TensorBody X;
        public TensorBody Y;
        public int Rows;
        public int Classes;
        public bool Logarithmic;

        public readonly void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (long r = 0; r < Rows; r++)
            {
                T* x = X.Data<T>() + (r * Classes);
                T* y = Y.Data<T>() + (r * Classes);
                T largest = T.NegativeInfinity;
                for (int c = 0; c < Classes; c++)
                {
                    largest = T.Max(largest, x[c]);
                }

                T sum = T.Zero;
                for (int c = 0; c < Classes; c++)
                {
                    sum += T.Exp(x[c] - largest);
                }

                T logarithm = T.Log(sum);
                for (int c = 0; c < Classes; c++)
                {
                    T value = x[c] - largest - logarithm;
                    y[c] = Logarithmic ? value : T.Exp(value);
                }
            }
        }
    }

    private struct BackwardWork : IFloatWork
    {
        public TensorBody Dy;
        public TensorBody Y;
        public TensorBody Dx;
        public int Rows;
        public int Classes;
        public bool Logarithmic;

        public readonly void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (long r = 0; r < Rows; r++)
            {
                T* dy = Dy.Data<T>() + (r * Classes);
                T* y = Y.Data<T>() + (r * Classes);
                T* dx = Dx.Data<T>() + (r * Classes);
                T sum = T.Zero;
                for (int c = 0; c < Classes; c++)
                {
                    sum += Logarithmic ? dy[c] : dy[c] * y[c];
                }

                for (int c = 0; c < Classes; c++)
                {
                    dx[c] = Logarithmic ? dy[c] - (T.Exp(y[c]) * sum) : y[c] * (dy[c] - sum);
                }
            }
        }
    }
}
