using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Transcendental functions of sixteen floats, within 2 units in the last place.</summary>
internal static class VectorMath
{
    /// <summary>e to the power of x: 2 to a whole power times e to the power of what remains, at most half a logarithm of 2.</summary>
    /// <remarks>The library's own <see cref="Vector512.Exp(Vector512{float})"/> is 1 + 1.2e-7 at 0.</remarks>
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // Beyond these bounds the result is 0 or infinite anyway.
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-104f)), Vector512.Create(89f));
        Vector512<float> power = Vector512.Round(x * 1.44269504f);

        // The logarithm of 2 in two parts; the first has so few digits that its product with the power is exact.
        Vector512<float> rest = Vector512.MultiplyAddEstimate(power, Vector512.Create(-0.693359375f), x);
        rest = Vector512.MultiplyAddEstimate(power, Vector512.Create(2.12194440e-4f), rest);
        Vector512<float> result = SmallExpM1(rest) + Vector512<float>.One;

        // In two halves, because the smallest and the largest results' powers have no float of their own.
        Vector512<int> exponent = Vector512.ConvertToInt32(power);
        Vector512<int> half = exponent >> 1;
        return result * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => Vector512.Log(x);

    /// <summary>1 / (1 + exp(−x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <summary>The hyperbolic tangent: an odd polynomial near 0, where 1 − 2 / (exp(2x) + 1) would cancel.</summary>
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x);
        Vector512<float> square = x * x;
        Vector512<float> near = Polynomial(
            square, -5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f, -3.33332819422e-1f);
        near = Vector512.MultiplyAddEstimate(near * square, x, x);
        Vector512<float> far = Vector512<float>.One - (Vector512.Create(2f) / (Exp(size + size) + Vector512<float>.One));
        return Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512.Create(0.625f)), near, Vector512.CopySign(far, x));
    }

    /// <summary>exp(x) − 1: a polynomial near 0, where the difference would cancel.</summary>
    public static Vector512<float> ExpM1(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.34f)), SmallExpM1(x), Exp(x) - Vector512<float>.One);

    /// <summary>The normal distribution's cumulative function, (1 + erf(x / √2)) / 2, rounded as torch rounds it.</summary>
    public static Vector512<float> NormalCdf(Vector512<float> x) => (Vector512<float>.One + Erf(x * 0.70710678f)) * 0.5f;

    /// <summary>The error function: an odd polynomial near 0, 1 − exp(polynomial) elsewhere.</summary>
    public static Vector512<float> Erf(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x);
        Vector512<float> square = x * x;
        Vector512<float> near = Polynomial(
            square, -5.96761703e-4f, 4.99119423e-3f, -2.67681349e-2f, 1.12819925e-1f, -3.76125336e-1f, 1.28379166e-1f);
        near = Vector512.MultiplyAddEstimate(near, x, x);
        Vector512<float> t = Vector512.Min(size, Vector512.Create(4f));
        Vector512<float> exponent = Polynomial(
            t, -1.72853470e-5f, 3.83197126e-4f, -3.88396438e-3f, 2.42546219e-2f, -1.06777877e-1f, -6.34846687e-1f, -1.28717512e-1f);
        exponent = Vector512.MultiplyAddEstimate(exponent, t, -t);
        Vector512<float> far = Vector512.CopySign(Vector512<float>.One - Exp(exponent), x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(size, Vector512.Create(0.927734375f)), far, near);
    }

    /// <summary>exp(x) − 1 for |x| up to half a logarithm of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SmallExpM1(Vector512<float> x)
    {
        Vector512<float> sum = Polynomial(
            x, 1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f);
        return Vector512.MultiplyAddEstimate(sum, x * x, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> exponent) => ((exponent + Vector512.Create(127)) << 23).AsSingle();

    /// <summary>A polynomial, its highest coefficient first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Polynomial(Vector512<float> x, params ReadOnlySpan<float> coefficients)
    {
        Vector512<float> sum = Vector512.Create(coefficients[0]);
        for (int i = 1; i < coefficients.Length; i++)
        {
            sum = Vector512.MultiplyAddEstimate(sum, x, Vector512.Create(coefficients[i]));
        }

        return sum;
    }
}
