using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>log(1 + x).</summary>
internal readonly struct LogarithmOnePlus : IUnaryOperation<LogarithmOnePlus>
{
    public static Needs Needs => Needs.Input;

    public static bool KeepsZero => true;

    public T Apply<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.LogP1(x);

    public T Gradient<T>(T g, T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / (x + T.One);
}
