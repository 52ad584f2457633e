using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>x / (1 + e⁻ˣ).</summary>
internal readonly unsafe struct Silu : IUnaryOperation<Silu>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public static bool TryForward(in Silu operation, float* x, float* y, long n)
    {
        Pointwise.Silu(x, y, n);
        return true;
    }

    public static bool TryBackward(in Silu operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.Silu(g, x, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x / (T.One + T.Exp(-x));

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * SpecialFunctions.SiluSlope(x);
}
