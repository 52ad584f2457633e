using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>a − b · ⌊a / b⌋, which has the sign of b.</summary>
internal readonly struct Remainder : IDifferentiableBinary<Remainder>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => SpecialFunctions.Remainder(a, b);

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g;

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g * T.Floor(a / b);
}
