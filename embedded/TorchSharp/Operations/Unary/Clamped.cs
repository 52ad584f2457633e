using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>x held between two bounds.</summary>
internal readonly unsafe struct Clamped(double low, double high) : IUnaryOperation<Clamped>
{
    private readonly double _low = low;
    private readonly double _high = high;

    public static Needs Needs => Needs.Input;

    public static bool TryForward(in Clamped operation, float* x, float* y, long n)
    {
        Pointwise.Clamp(x, (float)operation._low, (float)operation._high, y, n);
        return true;
    }

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.IsNaN(x) ? x : T.Min(T.Max(x, T.CreateTruncating(_low)), T.CreateTruncating(_high));

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x >= T.CreateTruncating(_low) && x <= T.CreateTruncating(_high) ? g : T.Zero;
}
