using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>−x.</summary>
internal readonly struct Negate : IUnaryOperation<Negate>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -x;

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g;
}
