using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the nearest whole number, the even one of two.</summary>
internal readonly struct Rounded : IUnaryOperation<Rounded>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Round(x, MidpointRounding.ToEven);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Zero;
}
