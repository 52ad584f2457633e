using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the logarithm to base 2.</summary>
internal readonly struct Logarithm2 : IUnaryOperation<Logarithm2>
{
    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Log2(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / (x * T.CreateTruncating(0.69314718055994530942));
}
