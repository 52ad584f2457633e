using System.Numerics;

namespace TorchSharp.Engine;

/// <summary>A function of two elements.</summary>
internal unsafe interface IBinaryOperation<TSelf>
    where TSelf : struct, IBinaryOperation<TSelf>
{
    /// <summary>Whether two zeros go to zero.</summary>
    static virtual bool KeepsZero => false;

    T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>;

    /// <summary>The whole pass over two flat buffers by a float kernel, where there is one.</summary>
    static virtual bool TryForward(in TSelf operation, float* a, float* b, float* y, long n) => false;
}

/// <summary>A function of two elements with its derivatives.</summary>
internal interface IDifferentiableBinary<TSelf> : IBinaryOperation<TSelf>
    where TSelf : struct, IDifferentiableBinary<TSelf>
{
    /// <summary>g · ∂f/∂a.</summary>
    T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>g · ∂f/∂b.</summary>
    T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>A comparison of two elements.</summary>
internal interface IComparison
{
    static abstract bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T>;
}
