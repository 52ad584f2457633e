using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the angle of the point (b, a).</summary>
internal readonly struct Arctangent2 : IDifferentiableBinary<Arctangent2>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => SpecialFunctions.Arctangent2(a, b);

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * b / ((a * a) + (b * b));

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g * a / ((a * a) + (b * b));
}
