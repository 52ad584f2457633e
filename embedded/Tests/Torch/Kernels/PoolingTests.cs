namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class PoolingTests
{
    /// <summary>batch, channels, height, width, kernel height and width, stride, pad, dilation, ceil mode.</summary>
    public static TheoryData<int[]> Shapes => new(
        [2, 6, 28, 28, 2, 2, 2, 0, 1, 0],
        [2, 32, 7, 7, 2, 2, 2, 0, 1, 0],
        [2, 32, 7, 7, 2, 2, 2, 0, 1, 1],
        [1, 17, 9, 8, 3, 2, 2, 1, 1, 1],
        [3, 1, 5, 6, 3, 3, 1, 1, 1, 0],
        [1, 33, 9, 9, 2, 3, 3, 1, 2, 0],
        [1, 3, 5, 4, 5, 4, 1, 0, 1, 0],
        [2, 16, 6, 6, 2, 2, 3, 0, 1, 0],
        [0, 3, 5, 4, 2, 2, 2, 0, 1, 0]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Maximum_matches_the_definition(int[] sizes)
    {
        PoolingShape s = Shape(sizes);
        foreach ((int xStride, int yStride) in Strides(s.Channels))
        {
            using GuardedFloats x = GuardedFloats.Random(1, s.Batch * s.Height * s.Width, s.Channels, xStride);
            using GuardedFloats dy = GuardedFloats.Random(2, s.Batch * s.OutHeight * s.OutWidth, s.Channels, yStride);
            using var y = new GuardedFloats(dy.Length);
            using var indices = new GuardedFloats(dy.Length);
            using var dx = new GuardedFloats(x.Length);
            double[] expected = new double[s.Batch * s.OutHeight * s.OutWidth * s.Channels];
            double[] gradient = new double[s.Batch * s.Height * s.Width * s.Channels];
            for (int i = 0; i < expected.Length; i++)
            {
                (int n, int oy, int ox, int c) = Split(i, s.OutHeight, s.OutWidth, s.Channels);
                int best = -1;
                foreach (int pixel in Window(s, oy, ox))
                {
                    if (best < 0 || x[((((n * s.Height * s.Width) + pixel) * xStride) + c)] > x[(((n * s.Height * s.Width) + best) * xStride) + c])
                    {
                        best = pixel;
                    }
                }

                expected[i] = x[(((n * s.Height * s.Width) + best) * xStride) + c];
                gradient[(((n * s.Height * s.Width) + best) * s.Channels) + c] += dy[(i / s.Channels * yStride) + c];
            }

            Pooling.MaxForward(s, x.Pointer, xStride, y.Pointer, yStride, (int*)indices.Pointer);
            Pooling.MaxBackward(s, dy.Pointer, yStride, (int*)indices.Pointer, dx.Pointer, xStride);
            y.AssertClose(expected, s.Channels, yStride, 0);
            y.AssertPaddingIsZero(s.Channels, yStride);
            indices.AssertMarginsAreIntact();
            dx.AssertClose(gradient, s.Channels, xStride);
            dx.AssertPaddingIsZero(s.Channels, xStride);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Average_matches_the_definition(int[] sizes)
    {
        PoolingShape s = Shape(sizes) with { DilationHeight = 1, DilationWidth = 1 };
        foreach ((int xStride, int yStride) in Strides(s.Channels))
        {
            foreach ((bool countIncludePad, int divisor) in ((bool, int)[])[(true, 0), (false, 0), (true, 3)])
            {
                using GuardedFloats x = GuardedFloats.Random(1, s.Batch * s.Height * s.Width, s.Channels, xStride);
                using GuardedFloats dy = GuardedFloats.Random(2, s.Batch * s.OutHeight * s.OutWidth, s.Channels, yStride);
                using var y = new GuardedFloats(dy.Length);
                using var dx = new GuardedFloats(x.Length);
                double[] expected = new double[s.Batch * s.OutHeight * s.OutWidth * s.Channels];
                double[] gradient = new double[s.Batch * s.Height * s.Width * s.Channels];
                for (int i = 0; i < expected.Length; i++)
                {
                    (int n, int oy, int ox, int c) = Split(i, s.OutHeight, s.OutWidth, s.Channels);
                    int[] window = [.. Window(s, oy, ox)];
                    int top = (oy * s.StrideHeight) - s.PadHeight;
                    int left = (ox * s.StrideWidth) - s.PadWidth;
                    int padded = (Math.Min(top + s.KernelHeight, s.Height + s.PadHeight) - top) * (Math.Min(left + s.KernelWidth, s.Width + s.PadWidth) - left);
                    double count = divisor != 0 ? divisor : countIncludePad ? padded : window.Length;
                    foreach (int pixel in window)
                    {
                        expected[i] += x[(((n * s.Height * s.Width) + pixel) * xStride) + c] / count;
                        gradient[(((n * s.Height * s.Width) + pixel) * s.Channels) + c] += dy[(i / s.Channels * yStride) + c] / count;
                    }
                }

                Pooling.AverageForward(s, countIncludePad, divisor, x.Pointer, xStride, y.Pointer, yStride);
                Pooling.AverageBackward(s, countIncludePad, divisor, dy.Pointer, yStride, dx.Pointer, xStride);
                y.AssertClose(expected, s.Channels, yStride);
                y.AssertPaddingIsZero(s.Channels, yStride);
                dx.AssertClose(gradient, s.Channels, xStride);
                dx.AssertPaddingIsZero(s.Channels, xStride);
            }
        }
    }

    [Theory]
    [InlineData(2, 6, 7, 5, 3, 2)]
    [InlineData(1, 16, 8, 8, 4, 4)]
    [InlineData(1, 17, 3, 4, 5, 4)]
    [InlineData(2, 3, 6, 6, 1, 1)]
    public void Adaptive_average_matches_the_definition(int batch, int channels, int height, int width, int outHeight, int outWidth)
    {
        foreach ((int xStride, int yStride) in Strides(channels))
        {
            using GuardedFloats x = GuardedFloats.Random(1, batch * height * width, channels, xStride);
            using GuardedFloats dy = GuardedFloats.Random(2, batch * outHeight * outWidth, channels, yStride);
            using var y = new GuardedFloats(dy.Length);
            using var dx = new GuardedFloats(x.Length);
            double[] expected = new double[batch * outHeight * outWidth * channels];
            double[] gradient = new double[batch * height * width * channels];
            for (int i = 0; i < expected.Length; i++)
            {
                (int n, int oy, int ox, int c) = Split(i, outHeight, outWidth, channels);
                (int top, int bottom) = ((int)Math.Floor((double)oy * height / outHeight), (int)Math.Ceiling((oy + 1.0) * height / outHeight));
                (int left, int right) = ((int)Math.Floor((double)ox * width / outWidth), (int)Math.Ceiling((ox + 1.0) * width / outWidth));
                int count = (bottom - top) * (right - left);
                for (int p = 0; p < count; p++)
                {
                    int pixel = (((n * height) + top + (p / (right - left))) * width) + left + (p % (right - left));
                    expected[i] += (double)x[(pixel * xStride) + c] / count;
                    gradient[(pixel * channels) + c] += (double)dy[(i / channels * yStride) + c] / count;
                }
            }

            Pooling.AdaptiveAverageForward(batch, channels, height, width, outHeight, outWidth, x.Pointer, xStride, y.Pointer, yStride);
            Pooling.AdaptiveAverageBackward(batch, channels, height, width, outHeight, outWidth, dy.Pointer, yStride, dx.Pointer, xStride);
            y.AssertClose(expected, channels, yStride);
            y.AssertPaddingIsZero(channels, yStride);
            dx.AssertClose(gradient, channels, xStride);
            dx.AssertPaddingIsZero(channels, xStride);
        }
    }

    [Fact]
    public void Maximum_passes_NaN_on_and_finds_an_index_for_minus_infinity()
    {
        var s = new PoolingShape(1, 2, 2, 2, 2, 2, 2, 2, 0, 0, 1, 1, false);
        float[] x = [float.NegativeInfinity, 1, float.NegativeInfinity, float.NaN, float.NegativeInfinity, 3, float.NegativeInfinity, 2];
        float[] y = new float[2];
        int[] indices = new int[2];
        fixed (float* px = x, py = y)
        fixed (int* pi = indices)
        {
            Pooling.MaxForward(s, px, 2, py, 2, pi);
        }

        Assert.Equal([float.NegativeInfinity, float.NaN], y);
        Assert.Equal([0, 1], indices);
    }

    [Fact]
    public void Maximum_of_a_window_that_steps_over_the_image_is_minus_infinity()
    {
        var s = new PoolingShape(1, 1, 3, 3, 2, 2, 1, 1, 1, 1, 4, 4, false);
        using GuardedFloats x = GuardedFloats.Random(1, 9);
        using var y = new GuardedFloats(1);
        Pooling.MaxForward(s, x.Pointer, 1, y.Pointer, 1, null);
        Assert.Equal(float.NegativeInfinity, y[0]);
    }

    [Fact]
    public void Output_sizes_are_those_of_torch()
    {
        Assert.Equal(3, new PoolingShape(1, 1, 7, 7, 2, 2, 2, 2, 0, 0, 1, 1, false).OutHeight);
        Assert.Equal(4, new PoolingShape(1, 1, 7, 7, 2, 2, 2, 2, 0, 0, 1, 1, true).OutHeight);
        Assert.Equal(3, new PoolingShape(1, 1, 5, 5, 2, 2, 2, 2, 1, 1, 1, 1, false).OutHeight);
        Assert.Equal(3, new PoolingShape(1, 1, 5, 5, 2, 2, 2, 2, 1, 1, 1, 1, true).OutHeight);
    }

    private static (int Stride, int OutStride)[] Strides(int channels)
    {
        int padded = (channels + 15) / 16 * 16;
        return [(padded, padded), (channels, channels), (padded + 16, padded), (channels, padded), (padded, channels + 1)];
    }

    private static PoolingShape Shape(int[] s) => new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[6], s[7], s[7], s[8], s[8], s[9] != 0);

    private static (int N, int Y, int X, int C) Split(int index, int height, int width, int channels) =>
        (index / channels / width / height, index / channels / width % height, index / channels % width, index % channels);

    private static IEnumerable<int> Window(PoolingShape s, int oy, int ox)
    {
        for (int k = 0; k < s.KernelHeight * s.KernelWidth; k++)
        {
            int iy = (oy * s.StrideHeight) - s.PadHeight + (k / s.KernelWidth * s.DilationHeight);
            int ix = (ox * s.StrideWidth) - s.PadWidth + (k % s.KernelWidth * s.DilationWidth);
            if ((uint)iy < (uint)s.Height && (uint)ix < (uint)s.Width)
            {
                yield return (iy * s.Width) + ix;
            }
        }
    }
}
