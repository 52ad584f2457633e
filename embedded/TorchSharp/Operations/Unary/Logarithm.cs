using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>the natural logarithm.</summary>
internal readonly unsafe struct Logarithm : IUnaryOperation<Logarithm>
{
    public static Needs Needs => Needs.Input;

    public static bool TryForward(in Logarithm operation, float* x, float* y, long n)
    {
        Pointwise.Log(x, y, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Log(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / x;
}
