using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>1 / x.</summary>
internal readonly struct Reciprocal : IUnaryOperation<Reciprocal>
{
    public static Needs Needs => Needs.Output;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.One / x;

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g * y * y;
}
