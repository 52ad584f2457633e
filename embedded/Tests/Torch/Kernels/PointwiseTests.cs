namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class PointwiseTests
{
    private const int Length = 1003;

    private delegate void Function(float* x, float* y, long n);

    private delegate void Pair(float* a, float* b, float* y, long n);

    [Fact]
    public void Functions_are_right_to_two_units_in_the_last_place()
    {
        Check(Pointwise.Exp, Math.Exp, -87, 88);
        Check(Pointwise.Exp, Math.Exp, -110, -80);
        Check(Pointwise.Log, Math.Log, 1e-30f, 100);
        Check(Pointwise.Tanh, Math.Tanh, -10, 10);
        Check(Pointwise.Tanh, Math.Tanh, -1e-3f, 1e-3f);
        Check(Pointwise.Sigmoid, v => 1 / (1 + Math.Exp(-v)), -20, 20);
        Check(Pointwise.Sqrt, Math.Sqrt, 0, 50);
        Check(Pointwise.Abs, Math.Abs, -5, 5);
        Check(Pointwise.Relu, v => Math.Max(v, 0), -5, 5);
        Check((x, y, n) => Pointwise.LeakyRelu(x, 0.25f, y, n), v => v > 0 ? v : v * 0.25, -5, 5);
        Check((x, y, n) => Pointwise.Elu(x, 2, y, n), v => v > 0 ? v : 2 * ExpM1(v), -5, 5);
        Check((x, y, n) => Pointwise.Elu(x, 2, y, n), v => v > 0 ? v : 2 * ExpM1(v), -1e-3f, 1e-3f);
        Check(Pointwise.Silu, v => v / (1 + Math.Exp(-v)), -10, 10, 4);
        Check((x, y, n) => Pointwise.Clamp(x, -1, 2, y, n), v => Math.Clamp(v, -1, 2), -5, 5);
        Check((x, y, n) => Pointwise.Affine(x, 0.5f, 8, y, n), v => (v * 0.5) + 8, -5, 5);
    }

    [Fact]
    public void Gelu_is_right_to_float_precision_of_its_factor()
    {
        using GuardedFloats x = Uniform(1, -6, 6);
        using var y = new GuardedFloats(Length);
        Pointwise.Gelu(x.Pointer, y.Pointer, Length);
        for (int i = 0; i < Length; i++)
        {
            Assert.Equal(x[i] * NormalCdf(x[i]), y[i], 2e-7 * Math.Max(1, Math.Abs(x[i])));
        }
    }

    [Fact]
    public void Not_a_number_and_infinities_pass_as_in_torch()
    {
        float[] x = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        float[] y = new float[3];
        fixed (float* px = x, py = y)
        {
            Pointwise.Relu(px, py, 3);
            Assert.Equal([float.NaN, float.PositiveInfinity, 0], y);
            Pointwise.Clamp(px, 0, 1, py, 3);
            Assert.Equal([float.NaN, 1, 0], y);
            Pointwise.Exp(px, py, 3);
            Assert.Equal([float.NaN, float.PositiveInfinity, 0], y);
            Pointwise.Sigmoid(px, py, 3);
            Assert.Equal([float.NaN, 1, 0], y);
            Pointwise.Tanh(px, py, 3);
            Assert.Equal([float.NaN, 1, -1], y);
        }
    }

    [Fact]
    public void Pairs_match_their_definition()
    {
        CheckPair((a, b, y, n) => PointwisePairs.Add(a, b, 0.5f, y, n), (a, b) => a + (0.5 * b));
        CheckPair(PointwisePairs.Multiply, (a, b) => a * b);
        CheckPair(PointwisePairs.Divide, (a, b) => a / b);
        CheckPair(PointwiseGradients.Relu, (dy, y) => y > 0 ? dy : 0);
        CheckPair((a, b, y, n) => PointwiseGradients.LeakyRelu(a, b, 0.1f, y, n), (dy, x) => x > 0 ? dy : dy * 0.1f);
        CheckPair((a, b, y, n) => PointwiseGradients.Elu(a, b, 2, y, n), (dy, x) => x > 0 ? dy : dy * 2 * Math.Exp(x));
        CheckPair(PointwiseGradients.Sigmoid, (dy, y) => dy * (1 - y) * y);
        CheckPair(PointwiseGradients.Tanh, (dy, y) => dy * (1 - (y * y)));
        CheckPair(PointwiseGradients.Gelu, (dy, x) => dy * (NormalCdf(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI))));
        CheckPair(PointwiseGradients.Silu, (dy, x) => dy * Sigmoid(x) * (1 + (x * (1 - Sigmoid(x)))));
    }

    [Fact]
    public void An_element_does_not_depend_on_its_place_or_the_threads()
    {
        const int Many = 100_003;
        using GuardedFloats x = GuardedFloats.Random(1, Many);
        using var y = new GuardedFloats(Many);
        using var moved = new GuardedFloats(Many);
        Pointwise.Silu(x.Pointer, y.Pointer, Many);
        float[] first = y.Span.ToArray();
        KernelCollection.WithThreads(
            () =>
            {
                Assert.Equal(0, KernelCollection.AllocatedBytes(() => Pointwise.Silu(x.Pointer, y.Pointer, Many)));
                y.AssertSameBits(first);
            },
            1, 2, 3, 8);
        Pointwise.Silu(x.Pointer + 5, moved.Pointer + 5, Many - 5);
        Assert.Equal(first[5..], moved.Span[5..].ToArray());
    }

    private static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));

    private static double ExpM1(double v) => Math.Abs(v) < 1e-3 ? v + (v * v / 2) + (v * v * v / 6) : Math.Exp(v) - 1;

    private static double NormalCdf(double v)
    {
        // The Taylor series of erf, which converges for every argument.
        double x = v / Math.Sqrt(2), term = x, sum = x;
        for (int n = 1; n < 150; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 0.5 * (1 + (sum * 2 / Math.Sqrt(Math.PI)));
    }

    private static GuardedFloats Uniform(int seed, float low, float high)
    {
        GuardedFloats x = GuardedFloats.Random(seed, Length);
        foreach (ref float v in x.Span)
        {
            v = Math.Clamp(low + ((high - low) * (v + 1) / 2), low, high);
        }

        return x;
    }

    private static void Check(Function function, Func<double, double> expected, float low, float high, int units = 2)
    {
        using GuardedFloats x = Uniform(1, low, high);
        using var y = new GuardedFloats(Length);
        function(x.Pointer, y.Pointer, Length);
        for (int i = 0; i < Length; i++)
        {
            float right = (float)expected(x[i]);
            Assert.True(Math.Abs(y[i] - expected(x[i])) <= units * (MathF.BitIncrement(MathF.Abs(right)) - MathF.Abs(right)), $"f({x[i]:R}) is {right:R}, got {y[i]:R}.");
        }

        y.AssertMarginsAreIntact();
    }

    private static void CheckPair(Pair function, Func<double, double, double> expected)
    {
        using GuardedFloats a = GuardedFloats.Random(1, Length);
        using GuardedFloats b = Uniform(2, -3, 3);
        using var y = new GuardedFloats(Length);
        function(a.Pointer, b.Pointer, y.Pointer, Length);
        for (int i = 0; i < Length; i++)
        {
            double right = expected(a[i], b[i]);
            Assert.Equal(right, y[i], 1e-6 * Math.Max(1, Math.Abs(right)));
        }

        y.AssertMarginsAreIntact();
    }
}
