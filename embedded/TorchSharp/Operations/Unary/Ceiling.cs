using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the smallest whole number that is not below x.</summary>
internal readonly struct Ceiling : IUnaryOperation<Ceiling>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Ceiling(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Zero;
}
