using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Transcendental functions of sixteen floats.</summary>
internal static class VectorMath
{
    public static Vector512<float> Exp(Vector512<float> x) => Each(x, MathF.Exp);

    public static Vector512<float> Log(Vector512<float> x) => Each(x, MathF.Log);

    public static Vector512<float> Tanh(Vector512<float> x) => Each(x, MathF.Tanh);

    /// <summary>1 / (1 + exp(−x)).</summary>
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <summary>exp(x) − 1.</summary>
    public static Vector512<float> ExpM1(Vector512<float> x) => Each(x, v => (float)(Math.Exp(v) - 1));

    /// <summary>The normal distribution's cumulative function.</summary>
    public static Vector512<float> NormalCdf(Vector512<float> x) => Each(x, v => (float)(0.5 * (1 + Erf(v / Math.Sqrt(2)))));

    private static double Erf(double x)
    {
        // The series converges for every x; beyond 6 the result is 1 to the last bit.
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Each(Vector512<float> x, Func<float, float> function)
    {
        Vector512<float> result = default;
        for (int i = 0; i < 16; i++)
        {
            result = result.WithElement(i, function(x[i]));
        }

        return result;
    }
}
