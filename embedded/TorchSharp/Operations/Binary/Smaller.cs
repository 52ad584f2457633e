using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the smaller of a and b; NaN wins.</summary>
internal readonly struct Smaller : IDifferentiableBinary<Smaller>
{
    public static bool KeepsZero => true;

    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => T.Min(a, b);

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => a < b ? g : a == b ? g / T.CreateTruncating(2) : T.Zero;

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => b < a ? g : a == b ? g / T.CreateTruncating(2) : T.Zero;
}
