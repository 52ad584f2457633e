using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>x without its fraction.</summary>
internal readonly struct Truncated : IUnaryOperation<Truncated>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Truncate(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Zero;
}
