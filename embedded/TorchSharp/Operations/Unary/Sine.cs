using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>sin x.</summary>
internal readonly struct Sine : IUnaryOperation<Sine>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Sin(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * T.Cos(x);
}
