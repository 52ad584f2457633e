using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>arcsin x.</summary>
internal readonly struct Arcsine : IUnaryOperation<Arcsine>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Asin(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / T.Sqrt(T.One - (x * x));
}
