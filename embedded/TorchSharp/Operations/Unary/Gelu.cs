using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>x · Φ(x), Φ being the cumulative normal distribution.</summary>
internal readonly unsafe struct Gelu : IUnaryOperation<Gelu>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public static bool TryForward(in Gelu operation, float* x, float* y, long n)
    {
        Pointwise.Gelu(x, y, n);
        return true;
    }

    public static bool TryBackward(in Gelu operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.Gelu(g, x, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x * SpecialFunctions.NormalCumulative(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * (SpecialFunctions.NormalCumulative(x) + (x * SpecialFunctions.NormalDensity(x)));
}
