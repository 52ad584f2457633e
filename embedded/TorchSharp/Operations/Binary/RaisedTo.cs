using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>a to the power of b.</summary>
internal readonly struct RaisedTo : IDifferentiableBinary<RaisedTo>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => SpecialFunctions.Power(a, b);

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => b == T.Zero ? T.Zero : g * b * T.Pow(a, b - T.One);

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => a == T.Zero ? T.Zero : g * T.Pow(a, b) * T.Log(a);
}
