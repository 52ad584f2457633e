using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>a / b, rounded towards zero.</summary>
internal readonly struct TruncatedQuotient : IBinaryOperation<TruncatedQuotient>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => SpecialFunctions.TruncatedQuotient(a, b);
}
