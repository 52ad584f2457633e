using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>−1, 0 or 1.</summary>
internal readonly struct Signum : IUnaryOperation<Signum>
{
    public static Needs Needs => Needs.Nothing;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.IsNaN(x) ? x : T.CreateTruncating(T.Sign(x));

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Zero;
}
