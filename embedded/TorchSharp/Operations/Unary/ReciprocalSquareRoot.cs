using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>1 / √x.</summary>
internal readonly struct ReciprocalSquareRoot : IUnaryOperation<ReciprocalSquareRoot>
{
    public static Needs Needs => Needs.Output;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.One / T.Sqrt(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * T.CreateTruncating(-0.5) * y * y * y;
}
