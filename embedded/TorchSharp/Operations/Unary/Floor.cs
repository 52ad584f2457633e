using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the largest whole number that is not above x.</summary>
internal readonly struct Floor : IUnaryOperation<Floor>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Floor(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Zero;
}
