namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class OptimizerStepsTests
{
    private const int Length = 37;
    private const int Steps = 5;

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    public void Adam_matches_the_definition(bool decoupled, bool amsgrad, bool maximize)
    {
        using GuardedFloats p = GuardedFloats.Random(1, Length);
        using var m = Zeros();
        using var v = Zeros();
        using var vMax = Zeros();
        double[] parameters = Doubles(p), mean = new double[Length], square = new double[Length], largest = new double[Length];
        for (int step = 1; step <= Steps; step++)
        {
            using GuardedFloats g = GuardedFloats.Random(step + 10, Length);
            for (int i = 0; i < Length; i++)
            {
                double gradient = maximize ? -g[i] : g[i];
                if (decoupled)
                {
                    parameters[i] *= 1 - (0.01 * 0.1);
                }
                else
                {
                    gradient += 0.1 * parameters[i];
                }

                mean[i] = (0.9 * mean[i]) + (0.1 * gradient);
                square[i] = (0.99 * square[i]) + (0.01 * gradient * gradient);
                largest[i] = Math.Max(largest[i], square[i]);
                double denominator = (Math.Sqrt(amsgrad ? largest[i] : square[i]) / Math.Sqrt(1 - Math.Pow(0.99, step))) + 1e-8;
                parameters[i] -= 0.01 / (1 - Math.Pow(0.9, step)) * mean[i] / denominator;
            }

            OptimizerSteps.Adam(
                p.Pointer, g.Pointer, m.Pointer, v.Pointer, amsgrad ? vMax.Pointer : null, Length, step, 0.01, 0.9, 0.99, 1e-8, 0.1, decoupled, maximize);
        }

        p.AssertClose(parameters, 1, 1);
    }

    [Theory]
    [InlineData(0.0, 0.0, false)]
    [InlineData(0.5, 0.0, false)]
    [InlineData(0.9, 0.2, false)]
    [InlineData(0.9, 0.0, true)]
    public void Sgd_matches_the_definition(double momentum, double dampening, bool nesterov)
    {
        using GuardedFloats p = GuardedFloats.Random(1, Length);
        using var buffer = new GuardedFloats(Length);
        double[] parameters = Doubles(p), velocity = new double[Length];
        for (int step = 1; step <= Steps; step++)
        {
            using GuardedFloats g = GuardedFloats.Random(step + 10, Length);
            for (int i = 0; i < Length; i++)
            {
                double gradient = g[i] + (0.1 * parameters[i]);
                if (momentum != 0)
                {
                    velocity[i] = step == 1 ? gradient : (momentum * velocity[i]) + ((1 - dampening) * gradient);
                    gradient = nesterov ? gradient + (momentum * velocity[i]) : velocity[i];
                }

                parameters[i] -= 0.01 * gradient;
            }

            OptimizerSteps.Sgd(p.Pointer, g.Pointer, momentum == 0 ? null : buffer.Pointer, Length, step == 1, 0.01, momentum, dampening, 0.1, nesterov, false);
        }

        p.AssertClose(parameters, 1, 1);
    }

    [Theory]
    [InlineData(false, 0.0)]
    [InlineData(true, 0.9)]
    public void RmsProp_matches_the_definition(bool centered, double momentum)
    {
        using GuardedFloats p = GuardedFloats.Random(1, Length);
        using var square = Zeros();
        using var average = Zeros();
        using var buffer = Zeros();
        double[] parameters = Doubles(p), squares = new double[Length], averages = new double[Length], velocity = new double[Length];
        for (int step = 1; step <= Steps; step++)
        {
            using GuardedFloats g = GuardedFloats.Random(step + 10, Length);
            for (int i = 0; i < Length; i++)
            {
                double gradient = g[i] + (0.1 * parameters[i]);
                squares[i] = (0.9 * squares[i]) + (0.1 * gradient * gradient);
                averages[i] = (0.9 * averages[i]) + (0.1 * gradient);
                double spread = squares[i] - (centered ? averages[i] * averages[i] : 0);
                velocity[i] = (momentum * velocity[i]) + (gradient / (Math.Sqrt(spread) + 1e-4));
                parameters[i] -= 0.01 * velocity[i];
            }

            OptimizerSteps.RmsProp(
                p.Pointer, g.Pointer, square.Pointer, centered ? average.Pointer : null, momentum == 0 ? null : buffer.Pointer, Length,
                0.01, 0.9, 1e-4, 0.1, momentum, false);
        }

        p.AssertClose(parameters, 1, 1, 5e-6);
    }

    [Fact]
    public void Adagrad_matches_the_definition()
    {
        using GuardedFloats p = GuardedFloats.Random(1, Length);
        using var sum = Zeros();
        double[] parameters = Doubles(p), sums = new double[Length];
        for (int step = 1; step <= Steps; step++)
        {
            using GuardedFloats g = GuardedFloats.Random(step + 10, Length);
            for (int i = 0; i < Length; i++)
            {
                double gradient = g[i] + (0.1 * parameters[i]);
                sums[i] += gradient * gradient;
                parameters[i] -= 0.01 / (1 + ((step - 1) * 0.5)) * gradient / (Math.Sqrt(sums[i]) + 1e-10);
            }

            OptimizerSteps.Adagrad(p.Pointer, g.Pointer, sum.Pointer, Length, step, 0.01, 0.5, 0.1, 1e-10);
        }

        p.AssertClose(parameters, 1, 1);
    }

    private static GuardedFloats Zeros()
    {
        var buffer = new GuardedFloats(Length);
        buffer.Span.Clear();
        return buffer;
    }

    private static double[] Doubles(GuardedFloats buffer) => [.. buffer.Span.ToArray().Select(v => (double)v)];
}
