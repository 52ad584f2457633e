using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>x where positive, slope · x elsewhere.</summary>
internal readonly unsafe struct LeakyRelu(double slope) : IUnaryOperation<LeakyRelu>
{
    private readonly double _slope = slope;

    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public static bool TryForward(in LeakyRelu operation, float* x, float* y, long n)
    {
        Pointwise.LeakyRelu(x, (float)operation._slope, y, n);
        return true;
    }

    public static bool TryBackward(in LeakyRelu operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.LeakyRelu(g, x, (float)operation._slope, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x > T.Zero ? x : x * T.CreateTruncating(_slope);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x > T.Zero ? g : g * T.CreateTruncating(_slope);
}
