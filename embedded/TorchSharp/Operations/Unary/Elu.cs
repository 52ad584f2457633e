using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>x where positive, α · (eˣ − 1) elsewhere.</summary>
internal readonly unsafe struct Elu(double alpha) : IUnaryOperation<Elu>
{
    private readonly double _alpha = alpha;

    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public static bool TryForward(in Elu operation, float* x, float* y, long n)
    {
        Pointwise.Elu(x, (float)operation._alpha, y, n);
        return true;
    }

    public static bool TryBackward(in Elu operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.Elu(g, x, (float)operation._alpha, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x > T.Zero ? x : T.CreateTruncating(_alpha) * T.ExpM1(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x > T.Zero ? g : g * T.CreateTruncating(_alpha) * T.Exp(x);
}
