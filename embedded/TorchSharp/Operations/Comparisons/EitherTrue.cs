using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>Whether a or b is true.</summary>
internal readonly struct EitherTrue : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => a != T.Zero || b != T.Zero;
}
