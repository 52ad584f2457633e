using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the bits of a or b.</summary>
internal readonly struct BitwiseOr : IBinaryOperation<BitwiseOr>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => T.CreateTruncating(long.CreateTruncating(a) | long.CreateTruncating(b));
}
