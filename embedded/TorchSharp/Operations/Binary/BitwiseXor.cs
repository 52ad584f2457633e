using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>the bits of a exclusive or b.</summary>
internal readonly struct BitwiseXor : IBinaryOperation<BitwiseXor>
{
    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => T.CreateTruncating(long.CreateTruncating(a) ^ long.CreateTruncating(b));
}
