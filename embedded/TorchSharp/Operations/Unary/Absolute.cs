using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>|x|.</summary>
internal readonly unsafe struct Absolute : IUnaryOperation<Absolute>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public static bool TryForward(in Absolute operation, float* x, float* y, long n)
    {
        Pointwise.Abs(x, y, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Abs(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * T.CreateTruncating(T.Sign(x));
}
