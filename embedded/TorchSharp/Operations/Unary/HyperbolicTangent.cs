using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>tanh x.</summary>
internal readonly unsafe struct HyperbolicTangent : IUnaryOperation<HyperbolicTangent>
{
    public static Needs Needs => Needs.Output;

    public static bool KeepsZero => true;

    public static bool TryForward(in HyperbolicTangent operation, float* x, float* y, long n)
    {
        Pointwise.Tanh(x, y, n);
        return true;
    }

    public static bool TryBackward(in HyperbolicTangent operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.Tanh(g, y, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Tanh(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * (T.One - (y * y));
}
