using System.Numerics;

namespace TorchSharp.Engine.Operations;

/// <summary>Functions that the elementwise operations share; computed in double where .NET has no generic form.</summary>
internal static class SpecialFunctions
{
    public static T Power<T>(T a, T b)
        where T : INumber<T>
        => T.CreateTruncating(Math.Pow(double.CreateTruncating(a), double.CreateTruncating(b)));

    public static T Arctangent2<T>(T a, T b)
        where T : INumber<T>
        => T.CreateTruncating(Math.Atan2(double.CreateTruncating(a), double.CreateTruncating(b)));

    public static T Remainder<T>(T a, T b)
        where T : INumber<T>
    {
        T rest = a % b;
        return rest != T.Zero && T.Sign(rest) != T.Sign(b) ? rest + b : rest;
    }

    public static T FlooredQuotient<T>(T a, T b)
        where T : INumber<T>
    {
        T quotient = TruncatedQuotient(a, b);
        T rest = a - (quotient * b);
        return rest != T.Zero && T.Sign(rest) != T.Sign(b) ? quotient - T.One : quotient;
    }

    public static T TruncatedQuotient<T>(T a, T b)
        where T : INumber<T>
    {
        T quotient = a / b;
        return T.IsInteger(quotient) || !T.IsFinite(quotient) ? quotient : T.CreateTruncating(Math.Truncate(double.CreateTruncating(quotient)));
    }

    public static T SiluSlope<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T sigmoid = T.One / (T.One + T.Exp(-x));
        return sigmoid * (T.One + (x * (T.One - sigmoid)));
    }

    public static T NormalDensity<T>(T x)
        where T : IFloatingPointIeee754<T>
        => T.Exp(x * x * T.CreateTruncating(-0.5)) * T.CreateTruncating(0.39894228040143267794);

    public static T NormalCumulative<T>(T x)
        where T : INumber<T>
        => T.CreateTruncating(0.5 * Erfc(-double.CreateTruncating(x) / Math.Sqrt(2)));

    public static T Erf<T>(T x)
        where T : INumber<T>
        => T.CreateTruncating(1 - Erfc(double.CreateTruncating(x)));

    /// <summary>The complementary error function by series near zero and continued fraction beyond, to double precision.</summary>
    private static double Erfc(double x)
    {
        double z = Math.Abs(x);
        double result;
        if (z < 2.5)
        {
            // erf z = 2/√π · e^(−z²) · Σ 2ⁿ z^(2n+1) / (2n+1)!!
            double term = z;
            double sum = z;
            for (int n = 1; n < 100 && term > sum * 1e-17; n++)
            {
                term *= 2 * z * z / ((2 * n) + 1);
                sum += term;
            }

            result = 1 - (2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z) * sum);
        }
        else if (double.IsNaN(x))
        {
            return double.NaN;
        }
        else
        {
            double fraction = 0;
            for (int n = 60; n >= 1; n--)
            {
                fraction = n / 2.0 / (z + fraction);
            }

            result = Math.Exp(-z * z) / Math.Sqrt(Math.PI) / (z + fraction);
        }

        return x < 0 ? 2 - result : result;
    }
}
