using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>x².</summary>
internal readonly unsafe struct Square : IUnaryOperation<Square>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public static bool TryForward(in Square operation, float* x, float* y, long n)
    {
        PointwisePairs.Multiply(x, x, y, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x * x;

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * (x + x);
}
