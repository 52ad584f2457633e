using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Functions of one flat buffer; y may be x.</summary>
internal static unsafe class Pointwise
{
    /// <summary>max(x, 0); NaN stays NaN.</summary>
    public static void Relu(float* x, float* y, long n) => FlatLoop.Run(new ReluOperation(x, y), n);

    /// <summary>x where positive, slope · x elsewhere.</summary>
    public static void LeakyRelu(float* x, float slope, float* y, long n) => FlatLoop.Run(new LeakyReluOperation(x, y, slope), n);

    /// <summary>x where positive, alpha · (exp(x) − 1) elsewhere.</summary>
    public static void Elu(float* x, float alpha, float* y, long n) => FlatLoop.Run(new EluOperation(x, y, alpha), n);

    /// <summary>x · Φ(x), Φ the normal distribution's cumulative function.</summary>
    public static void Gelu(float* x, float* y, long n) => FlatLoop.Run(new GeluOperation(x, y), n);

    /// <summary>x / (1 + exp(−x)).</summary>
    public static void Silu(float* x, float* y, long n) => FlatLoop.Run(new SiluOperation(x, y), n);

    /// <summary>1 / (1 + exp(−x)).</summary>
    public static void Sigmoid(float* x, float* y, long n) => FlatLoop.Run(new SigmoidOperation(x, y), n);

    /// <summary>The hyperbolic tangent.</summary>
    public static void Tanh(float* x, float* y, long n) => FlatLoop.Run(new TanhOperation(x, y), n);

    /// <summary>e to the power of x.</summary>
    public static void Exp(float* x, float* y, long n) => FlatLoop.Run(new ExpOperation(x, y), n);

    /// <summary>The natural logarithm.</summary>
    public static void Log(float* x, float* y, long n) => FlatLoop.Run(new LogOperation(x, y), n);

    /// <summary>The square root.</summary>
    public static void Sqrt(float* x, float* y, long n) => FlatLoop.Run(new SqrtOperation(x, y), n);

    /// <summary>The absolute value.</summary>
    public static void Abs(float* x, float* y, long n) => FlatLoop.Run(new AbsOperation(x, y), n);

    /// <summary>x held between two bounds; NaN stays NaN.</summary>
    public static void Clamp(float* x, float low, float high, float* y, long n) => FlatLoop.Run(new ClampOperation(x, y, low, high), n);

    /// <summary>x · factor + offset, rounded twice.</summary>
    public static void Affine(float* x, float factor, float offset, float* y, long n) => FlatLoop.Run(new AffineOperation(x, y, factor, offset), n);

    private readonly struct ReluOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, Vector512.ConditionalSelect(Vector512.LessThanOrEqual(v, Vector512<float>.Zero), Vector512<float>.Zero, v));
        }
    }

    private readonly struct LeakyReluOperation(float* x, float* y, float slope) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, Vector512.ConditionalSelect(Vector512.GreaterThan(v, Vector512<float>.Zero), v, v * slope));
        }
    }

    private readonly struct EluOperation(float* x, float* y, float alpha) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, Vector512.ConditionalSelect(Vector512.GreaterThan(v, Vector512<float>.Zero), v, VectorMath.ExpM1(v) * alpha));
        }
    }

    private readonly struct GeluOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, v * VectorMath.NormalCdf(v));
        }
    }

    private readonly struct SiluOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, v * VectorMath.Sigmoid(v));
        }
    }

    private readonly struct SigmoidOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, VectorMath.Sigmoid(v));
        }
    }

    private readonly struct TanhOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, VectorMath.Tanh(v));
        }
    }

    private readonly struct ExpOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, VectorMath.Exp(v));
        }
    }

    private readonly struct LogOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, VectorMath.Log(v));
        }
    }

    private readonly struct SqrtOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, Vector512.Sqrt(v));
        }
    }

    private readonly struct AbsOperation(float* x, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, Vector512.Abs(v));
        }
    }

    private readonly struct ClampOperation(float* x, float* y, float low, float high) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, Vector512.Min(Vector512.Max(v, Vector512.Create(low)), Vector512.Create(high)));
        }
    }

    private readonly struct AffineOperation(float* x, float* y, float factor, float offset) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> v = TLanes.Load(x + i);
            TLanes.Store(y + i, (v * factor) + Vector512.Create(offset));
        }
    }
}
