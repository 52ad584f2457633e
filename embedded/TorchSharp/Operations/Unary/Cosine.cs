using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>cos x.</summary>
internal readonly struct Cosine : IUnaryOperation<Cosine>
{
    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Cos(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g * T.Sin(x);
}
