using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>erf x.</summary>
internal readonly struct ErrorFunction : IUnaryOperation<ErrorFunction>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => SpecialFunctions.Erf(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g * T.CreateTruncating(1.1283791670955126) * T.Exp(-x * x);
}
