using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>Whether exactly one of a and b is true.</summary>
internal readonly struct OneTrue : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => (a != T.Zero) != (b != T.Zero);
}
