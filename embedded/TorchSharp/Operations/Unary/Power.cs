using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>xᵖ.</summary>
internal readonly struct Power(double exponent) : IUnaryOperation<Power>
{
    private readonly double _exponent = exponent;

    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.Pow(x, T.CreateTruncating(_exponent));

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => _exponent == 0 ? T.Zero : g * T.CreateTruncating(_exponent) * T.Pow(x, T.CreateTruncating(_exponent - 1));
}
