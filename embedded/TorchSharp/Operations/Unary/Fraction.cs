using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>x less its whole part.</summary>
internal readonly struct Fraction : IUnaryOperation<Fraction>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x - T.Truncate(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g;
}
