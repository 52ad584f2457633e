using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the logarithm to base 10.</summary>
internal readonly struct Logarithm10 : IUnaryOperation<Logarithm10>
{
    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Log10(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / (x * T.CreateTruncating(2.30258509299404568402));
}
