using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>Whether a &lt; b.</summary>
internal readonly struct Less : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => a < b;
}
