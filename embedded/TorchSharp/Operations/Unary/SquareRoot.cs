using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>√x.</summary>
internal readonly unsafe struct SquareRoot : IUnaryOperation<SquareRoot>
{
    public static Needs Needs => Needs.Output;

    public static bool KeepsZero => true;

    public static bool TryForward(in SquareRoot operation, float* x, float* y, long n)
    {
        Pointwise.Sqrt(x, y, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Sqrt(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / (y + y);
}
