using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>arctan x.</summary>
internal readonly struct Arctangent : IUnaryOperation<Arctangent>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Atan(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / (T.One + (x * x));
}
