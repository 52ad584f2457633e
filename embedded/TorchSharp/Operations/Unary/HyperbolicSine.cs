using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>sinh x.</summary>
internal readonly struct HyperbolicSine : IUnaryOperation<HyperbolicSine>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Sinh(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * T.Cosh(x);
}
