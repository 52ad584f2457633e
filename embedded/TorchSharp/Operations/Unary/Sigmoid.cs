using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>1 / (1 + e⁻ˣ).</summary>
internal readonly unsafe struct Sigmoid : IUnaryOperation<Sigmoid>
{
    public static Needs Needs => Needs.Output;

    public static bool TryForward(in Sigmoid operation, float* x, float* y, long n)
    {
        Pointwise.Sigmoid(x, y, n);
        return true;
    }

    public static bool TryBackward(in Sigmoid operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.Sigmoid(g, y, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.One / (T.One + T.Exp(-x));

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * y * (T.One - y);
}
