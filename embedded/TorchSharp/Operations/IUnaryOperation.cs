using System.Numerics;

namespace TorchSharp.Engine;

/// <summary>What an elementwise operation needs again to go backward.</summary>
[Flags]
internal enum Needs
{
    Nothing = 0,
    Input = 1,
    Output = 2,
    Other = 4,
}

/// <summary>A function of one element and its derivative.</summary>
internal unsafe interface IUnaryOperation<TSelf>
    where TSelf : struct, IUnaryOperation<TSelf>
{
    static abstract Needs Needs { get; }

    /// <summary>Whether zero goes to zero, so that the padding of a channels-last tensor stays what it must be.</summary>
    static virtual bool KeepsZero => false;

    /// <summary>Whether a gradient of zero stays zero at x = 0, which the padding of a channels-last tensor is.</summary>
    static virtual bool GradientKeepsZero => false;

    T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>g · f′(x), where y = f(x); what <see cref="Needs"/> does not name is not given.</summary>
    T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The whole forward pass by a float kernel, where there is one.</summary>
    static virtual bool TryForward(in TSelf operation, float* x, float* y, long n) => false;

    /// <summary>The whole backward pass by a float kernel, where there is one.</summary>
    static virtual bool TryBackward(in TSelf operation, float* g, float* x, float* y, float* dx, long n) => false;
}
