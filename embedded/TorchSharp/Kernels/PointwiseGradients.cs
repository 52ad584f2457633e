using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Gradients of the functions in <see cref="Pointwise"/>; dx may be dy.</summary>
internal static unsafe class PointwiseGradients
{
    /// <summary>dy where the output y was positive, 0 elsewhere.</summary>
    public static void Relu(float* dy, float* y, float* dx, long n) => FlatLoop.Run(new ReluOperation(dy, y, dx), n);

    /// <summary>The gradient of Pointwise.LeakyRelu at x.</summary>
    public static void LeakyRelu(float* dy, float* x, float slope, float* dx, long n) => FlatLoop.Run(new LeakyReluOperation(dy, x, dx, slope), n);

    /// <summary>The gradient of Pointwise.Elu at x.</summary>
    public static void Elu(float* dy, float* x, float alpha, float* dx, long n) => FlatLoop.Run(new EluOperation(dy, x, dx, alpha), n);

    /// <summary>The gradient of Pointwise.Gelu at x: Φ(x) + x · φ(x).</summary>
    public static void Gelu(float* dy, float* x, float* dx, long n) => FlatLoop.Run(new GeluOperation(dy, x, dx), n);

    /// <summary>The gradient of Pointwise.Silu at x.</summary>
    public static void Silu(float* dy, float* x, float* dx, long n) => FlatLoop.Run(new SiluOperation(dy, x, dx), n);

    /// <summary>The gradient of Pointwise.Sigmoid from its output y.</summary>
    public static void Sigmoid(float* dy, float* y, float* dx, long n) => FlatLoop.Run(new SigmoidOperation(dy, y, dx), n);

    /// <summary>The gradient of Pointwise.Tanh from its output y.</summary>
    public static void Tanh(float* dy, float* y, float* dx, long n) => FlatLoop.Run(new TanhOperation(dy, y, dx), n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SiluGradient(Vector512<float> dy, Vector512<float> x)
    {
        Vector512<float> s = VectorMath.Sigmoid(x);
        return dy * s * (Vector512<float>.One + (x * (Vector512<float>.One - s)));
    }

    private readonly struct ReluOperation(float* dy, float* y, float* dx) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(y + i);
            TLanes.Store(dx + i, Vector512.ConditionalSelect(Vector512.GreaterThan(q, Vector512<float>.Zero), p, Vector512<float>.Zero));
        }
    }

    private readonly struct LeakyReluOperation(float* dy, float* x, float* dx, float slope) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(x + i);
            TLanes.Store(dx + i, Vector512.ConditionalSelect(Vector512.GreaterThan(q, Vector512<float>.Zero), p, p * slope));
        }
    }

    private readonly struct EluOperation(float* dy, float* x, float* dx, float alpha) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(x + i);
            TLanes.Store(dx + i, Vector512.ConditionalSelect(Vector512.GreaterThan(q, Vector512<float>.Zero), p, p * alpha * VectorMath.Exp(q)));
        }
    }

    private readonly struct GeluOperation(float* dy, float* x, float* dx) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(x + i);
            TLanes.Store(dx + i, p * (VectorMath.NormalCdf(q) + (q * VectorMath.Exp(q * q * -0.5f) * 0.3989422804f)));
        }
    }

    private readonly struct SiluOperation(float* dy, float* x, float* dx) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(x + i);
            TLanes.Store(dx + i, SiluGradient(p, q));
        }
    }

    private readonly struct SigmoidOperation(float* dy, float* y, float* dx) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(y + i);
            TLanes.Store(dx + i, p * (Vector512<float>.One - q) * q);
        }
    }

    private readonly struct TanhOperation(float* dy, float* y, float* dx) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(dy + i);
            Vector512<float> q = TLanes.Load(y + i);
            TLanes.Store(dx + i, p * (Vector512<float>.One - (q * q)));
        }
    }
}
