using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>a / b, rounded down.</summary>
internal readonly struct FlooredQuotient : IBinaryOperation<FlooredQuotient>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => SpecialFunctions.FlooredQuotient(a, b);
}
