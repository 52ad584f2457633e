using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>Whether a and b are both true.</summary>
internal readonly struct BothTrue : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => a != T.Zero && b != T.Zero;
}
