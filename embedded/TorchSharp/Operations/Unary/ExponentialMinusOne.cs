using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>eˣ − 1.</summary>
internal readonly struct ExponentialMinusOne : IUnaryOperation<ExponentialMinusOne>
{
    public static Needs Needs => Needs.Output;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.ExpM1(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * (y + T.One);
}
