namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class SoftmaxRowsTests
{
    [Theory]
    [InlineData(5, 10)]
    [InlineData(3, 1)]
    [InlineData(2, 16)]
    [InlineData(2, 41)]
    [InlineData(0, 4)]
    public void Matches_the_definition(int rows, int classes)
    {
        using GuardedFloats x = GuardedFloats.Random(1, rows * classes);
        using GuardedFloats dy = GuardedFloats.Random(2, rows * classes);
        using var y = new GuardedFloats(rows * classes);
        using var log = new GuardedFloats(rows * classes);
        using var dx = new GuardedFloats(rows * classes);
        using var dlog = new GuardedFloats(rows * classes);
        double[] softmax = Probabilities(x, rows, classes);
        double[] backward = new double[softmax.Length], logBackward = new double[softmax.Length];
        for (int i = 0; i < softmax.Length; i++)
        {
            int[] row = [.. Enumerable.Range(i / classes * classes, classes)];
            backward[i] = softmax[i] * (dy[i] - row.Sum(j => dy[j] * softmax[j]));
            logBackward[i] = dy[i] - (softmax[i] * row.Sum(j => (double)dy[j]));
        }

        SoftmaxRows.Softmax(rows, classes, x.Pointer, y.Pointer);
        SoftmaxRows.LogSoftmax(rows, classes, x.Pointer, log.Pointer);
        SoftmaxRows.SoftmaxBackward(rows, classes, dy.Pointer, y.Pointer, dx.Pointer);
        SoftmaxRows.LogSoftmaxBackward(rows, classes, dy.Pointer, log.Pointer, dlog.Pointer);
        y.AssertClose(softmax, 1, 1);
        log.AssertClose([.. softmax.Select(v => Math.Log(v))], 1, 1);
        dx.AssertClose(backward, 1, 1);
        dlog.AssertClose(logBackward, 1, 1);
    }

    [Fact]
    public void Large_scores_do_not_overflow()
    {
        float[] x = [1000, 999, -1000];
        float[] y = new float[3];
        fixed (float* px = x, py = y)
        {
            SoftmaxRows.LogSoftmax(1, 3, px, py);
        }

        Assert.Equal(-0.31326169, y[0], 1e-6);
        Assert.Equal(-1.31326169, y[1], 1e-6);
        Assert.Equal(-2000.3132, y[2], 1e-3);
    }

    [Theory]
    [InlineData(false, 0f)]
    [InlineData(true, 0f)]
    [InlineData(false, 0.1f)]
    [InlineData(true, 0.3f)]
    public void Cross_entropy_and_its_gradient_match_the_definition(bool weighted, float smoothing)
    {
        const int Rows = 7, Classes = 10;
        using GuardedFloats x = GuardedFloats.Random(1, Rows * Classes);
        using GuardedFloats weights = GuardedFloats.Random(2, Classes);
        using GuardedFloats scale = GuardedFloats.Random(3, Rows);
        using var log = new GuardedFloats(Rows * Classes);
        using var losses = new GuardedFloats(Rows);
        using var rowWeights = new GuardedFloats(Rows);
        using var dx = new GuardedFloats(Rows * Classes);
        long[] labels = [3, 0, 9, -100, 5, 5, 1];
        double[] softmax = Probabilities(x, Rows, Classes);
        double[] expected = new double[Rows], gradient = new double[Rows * Classes];
        for (int r = 0; r < Rows; r++)
        {
            if (labels[r] < 0)
            {
                continue;
            }

            for (int c = 0; c < Classes; c++)
            {
                double target = (weighted ? weights[c] : 1) * ((smoothing / Classes) + (c == labels[r] ? 1 - smoothing : 0));
                expected[r] -= target * Math.Log(softmax[(r * Classes) + c]);
                for (int k = 0; k < Classes; k++)
                {
                    gradient[(r * Classes) + k] += scale[r] * target * (softmax[(r * Classes) + k] - (k == c ? 1 : 0));
                }
            }
        }

        fixed (long* pl = labels)
        {
            float* w = weighted ? weights.Pointer : null;
            SoftmaxRows.CrossEntropy(Rows, Classes, x.Pointer, pl, w, smoothing, -100, log.Pointer, losses.Pointer, rowWeights.Pointer);
            SoftmaxRows.CrossEntropyBackward(Rows, Classes, log.Pointer, pl, w, smoothing, -100, scale.Pointer, 1, dx.Pointer);
        }

        losses.AssertClose(expected, 1, 1);
        dx.AssertClose(gradient, 1, 1);
        rowWeights.AssertClose([.. labels.Select(l => l < 0 ? 0 : weighted ? weights[(int)l] : 1.0)], 1, 1);
    }

    private static double[] Probabilities(GuardedFloats x, int rows, int classes)
    {
        double[] result = new double[rows * classes];
        for (int r = 0; r < rows; r++)
        {
            double sum = Enumerable.Range(0, classes).Sum(c => Math.Exp(x[(r * classes) + c]));
            for (int c = 0; c < classes; c++)
            {
                result[(r * classes) + c] = Math.Exp(x[(r * classes) + c]) / sum;
            }
        }

        return result;
    }
}
