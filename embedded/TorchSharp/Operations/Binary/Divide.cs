using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Engine.Operations;

/// <summary>a / b.</summary>
internal readonly unsafe struct Divide : IDifferentiableBinary<Divide>
{
    public static bool TryForward(in Divide operation, float* a, float* b, float* y, long n)
    {
        PointwisePairs.Divide(a, b, y, n);
        return true;
    }

    public T Apply<T>(T a, T b)
        where T : unmanaged, INumber<T>
        => a / b;

    public T GradientA<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => g / b;

    public T GradientB<T>(T g, T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => -g * a / (b * b);
}
