using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>min(max(x, 0), 6).</summary>
internal readonly struct Relu6 : IUnaryOperation<Relu6>
{
    public static Needs Needs => Needs.Output;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.IsNaN(x) ? x : T.Clamp(x, T.Zero, T.CreateTruncating(6));

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => y > T.Zero && y < T.CreateTruncating(6) ? g : T.Zero;
}
