using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>a − b · trunc(a / b), which has the sign of a.</summary>
internal readonly struct TruncatedRemainder : IDifferentiableBinary<TruncatedRemainder>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => a % b;

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g;

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g * T.Truncate(a / b);
}
