using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>eˣ.</summary>
internal readonly unsafe struct Exponential : IUnaryOperation<Exponential>
{
    public static Needs Needs => Needs.Output;

    public static bool TryForward(in Exponential operation, float* x, float* y, long n)
    {
        Pointwise.Exp(x, y, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Exp(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * y;
}
