namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class BatchNormalizationTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 4, 1, 1 }, { 50, 10, 10 }, { 50, 128, 128 }, { 3, 17, 32 }, { 700, 6, 16 }, { 2500, 33, 48 }, { 130, 20, 21 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Matches_the_definition(int rows, int channels, int stride)
    {
        using GuardedFloats x = GuardedFloats.Random(1, rows, channels, stride);
        using GuardedFloats dy = GuardedFloats.Random(2, rows, channels, stride);
        using GuardedFloats weight = GuardedFloats.Random(3, channels);
        using GuardedFloats bias = GuardedFloats.Random(4, channels);
        using GuardedFloats runningMean = GuardedFloats.Random(5, channels);
        using GuardedFloats runningVariance = GuardedFloats.Random(6, channels);
        using var y = new GuardedFloats(x.Length);
        using var dx = new GuardedFloats(x.Length);
        using var mean = new GuardedFloats(channels);
        using var inverse = new GuardedFloats(channels);
        using var dweight = new GuardedFloats(channels);
        using var dbias = new GuardedFloats(channels);
        double[] expectedY = new double[rows * channels], expectedDx = new double[rows * channels];
        double[] expectedWeight = new double[channels], expectedBias = new double[channels];
        double[] expectedMean = new double[channels], expectedVariance = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            for (int r = 0; r < rows; r++)
            {
                // Far from 0, as a mean may be.
                x[(r * stride) + c] += c;
            }

            double[] column = [.. Enumerable.Range(0, rows).Select(r => (double)x[(r * stride) + c])];
            double[] gradient = [.. Enumerable.Range(0, rows).Select(r => (double)dy[(r * stride) + c])];
            double average = column.Average();
            double variance = column.Average(v => (v - average) * (v - average));
            double deviation = Math.Sqrt(variance + 1e-5);
            expectedMean[c] = (0.9 * runningMean[c]) + (0.1 * average);
            expectedVariance[c] = (0.9 * runningVariance[c]) + (0.1 * variance * rows / (rows - 1));
            expectedBias[c] = gradient.Sum();
            expectedWeight[c] = gradient.Zip(column, (g, v) => g * (v - average) / deviation).Sum();
            for (int r = 0; r < rows; r++)
            {
                double normal = (column[r] - average) / deviation;
                expectedY[(r * channels) + c] = (normal * weight[c]) + bias[c];
                expectedDx[(r * channels) + c] = weight[c] / deviation * (gradient[r] - (expectedBias[c] / rows) - (normal * expectedWeight[c] / rows));
            }
        }

        BatchNormalization.TrainingForward(
            rows, channels, x.Pointer, stride, weight.Pointer, bias.Pointer, 1e-5f, y.Pointer, stride,
            mean.Pointer, inverse.Pointer, runningMean.Pointer, runningVariance.Pointer, 0.1f);
        BatchNormalization.TrainingBackward(
            rows, channels, x.Pointer, stride, dy.Pointer, stride, weight.Pointer, mean.Pointer, inverse.Pointer, dx.Pointer, stride, dweight.Pointer, dbias.Pointer);
        y.AssertClose(expectedY, channels, stride, 1e-5);
        y.AssertPaddingIsZero(channels, stride);
        runningMean.AssertClose(expectedMean, 1, 1);
        runningVariance.AssertClose(expectedVariance, 1, 1);
        dx.AssertClose(expectedDx, channels, stride, 1e-5);
        dx.AssertPaddingIsZero(channels, stride);
        dweight.AssertClose(expectedWeight, 1, 1, 1e-5);
        dbias.AssertClose(expectedBias, 1, 1, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Matches_the_definition_with_given_statistics(int rows, int channels, int stride)
    {
        using GuardedFloats x = GuardedFloats.Random(1, rows, channels, stride);
        using GuardedFloats dy = GuardedFloats.Random(2, rows, channels, stride);
        using GuardedFloats mean = GuardedFloats.Random(3, channels);
        using GuardedFloats variance = GuardedFloats.Random(4, channels);
        using var y = new GuardedFloats(x.Length);
        using var dx = new GuardedFloats(x.Length);
        using var dweight = new GuardedFloats(channels);
        using var dbias = new GuardedFloats(channels);
        double[] expectedY = new double[rows * channels], expectedDx = new double[rows * channels];
        double[] expectedWeight = new double[channels], expectedBias = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            variance[c] = MathF.Abs(variance[c]) + 0.5f;
            double deviation = Math.Sqrt(variance[c] + 1e-3);
            for (int r = 0; r < rows; r++)
            {
                double normal = (x[(r * stride) + c] - mean[c]) / deviation;
                expectedY[(r * channels) + c] = normal;
                expectedDx[(r * channels) + c] = dy[(r * stride) + c] / deviation;
                expectedWeight[c] += dy[(r * stride) + c] * normal;
                expectedBias[c] += dy[(r * stride) + c];
            }
        }

        BatchNormalization.InferenceForward(rows, channels, x.Pointer, stride, null, null, mean.Pointer, variance.Pointer, 1e-3f, y.Pointer, stride);
        BatchNormalization.InferenceBackward(
            rows, channels, x.Pointer, stride, dy.Pointer, stride, null, mean.Pointer, variance.Pointer, 1e-3f, dx.Pointer, stride, dweight.Pointer, dbias.Pointer);
        y.AssertClose(expectedY, channels, stride);
        y.AssertPaddingIsZero(channels, stride);
        dx.AssertClose(expectedDx, channels, stride);
        dx.AssertPaddingIsZero(channels, stride);
        dweight.AssertClose(expectedWeight, 1, 1, 1e-5);
        dbias.AssertClose(expectedBias, 1, 1, 1e-5);
    }

    [Fact]
    public void Has_the_same_bits_on_any_number_of_threads_and_allocates_nothing()
    {
        const int Rows = 3000, Channels = 32;
        using GuardedFloats x = GuardedFloats.Random(1, Rows * Channels);
        using var y = new GuardedFloats(Rows * Channels);
        using var mean = new GuardedFloats(Channels);
        using var inverse = new GuardedFloats(Channels);
        void Normalize() => BatchNormalization.TrainingForward(
            Rows, Channels, x.Pointer, Channels, null, null, 1e-5f, y.Pointer, Channels, mean.Pointer, inverse.Pointer, null, null, 0);
        Normalize();
        float[] first = y.Span.ToArray();
        KernelCollection.WithThreads(
            () =>
            {
                Assert.Equal(0, KernelCollection.AllocatedBytes(Normalize));
                y.AssertSameBits(first);
            },
            1, 2, 3, 8);
    }
}
