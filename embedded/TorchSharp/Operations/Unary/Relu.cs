using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>max(x, 0).</summary>
internal readonly unsafe struct Relu : IUnaryOperation<Relu>
{
    public static Needs Needs => Needs.Output;

    public static bool KeepsZero => true;

    public static bool GradientKeepsZero => true;

    public static bool TryForward(in Relu operation, float* x, float* y, long n)
    {
        Pointwise.Relu(x, y, n);
        return true;
    }

    public static bool TryBackward(in Relu operation, float* g, float* x, float* y, float* dx, long n)
    {
        PointwiseGradients.Relu(g, y, dx, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x > T.Zero || T.IsNaN(x) ? x : T.Zero;

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => y > T.Zero ? g : T.Zero;
}
