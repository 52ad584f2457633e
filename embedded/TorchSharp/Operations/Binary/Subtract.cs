using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>a − b.</summary>
internal readonly unsafe struct Subtract : IDifferentiableBinary<Subtract>
{
    public static bool KeepsZero => true;

    public static bool TryForward(in Subtract operation, float* a, float* b, float* y, long n)
    {
        PointwisePairs.Add(a, b, -1, y, n);
        return true;
    }

    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => a - b;

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g;

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g;
}
