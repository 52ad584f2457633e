using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>log(1 + eᵝˣ) / β, and x itself where βx is above a threshold.</summary>
internal readonly struct Softplus(double beta, double threshold) : IUnaryOperation<Softplus>
{
    private readonly double _beta = beta;
    private readonly double _threshold = threshold;

    public static Needs Needs => Needs.Input;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x * T.CreateTruncating(_beta) > T.CreateTruncating(_threshold) ? x : T.LogP1(T.Exp(x * T.CreateTruncating(_beta))) / T.CreateTruncating(_beta);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x * T.CreateTruncating(_beta) > T.CreateTruncating(_threshold) ? g : g / (T.One + T.Exp(-x * T.CreateTruncating(_beta)));
}
