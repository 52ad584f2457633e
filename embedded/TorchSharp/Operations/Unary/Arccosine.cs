using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>arccos x.</summary>
internal readonly struct Arccosine : IUnaryOperation<Arccosine>
{
    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Acos(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g / T.Sqrt(T.One - (x * x));
}
