using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>cosh x.</summary>
internal readonly struct HyperbolicCosine : IUnaryOperation<HyperbolicCosine>
{
    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Cosh(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * T.Sinh(x);
}
