using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>tan x.</summary>
internal readonly struct Tangent : IUnaryOperation<Tangent>
{
    public static Needs Needs => Needs.Output;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Tan(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * (T.One + (y * y));
}
