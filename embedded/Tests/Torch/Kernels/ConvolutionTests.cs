namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class ConvolutionTests
{
    /// <summary>batch, inputs, height, width, outputs, kernel height and width, stride, pad height and width, dilation, groups.</summary>
    public static TheoryData<int[]> Shapes => new(
        [2, 1, 7, 9, 6, 3, 3, 1, 1, 1, 1, 1],
        [2, 1, 28, 28, 6, 5, 5, 1, 2, 2, 1, 1],
        [3, 1, 9, 9, 32, 3, 3, 1, 1, 1, 1, 1],
        [2, 1, 12, 11, 10, 5, 5, 1, 0, 0, 1, 1],
        [3, 2, 9, 41, 8, 3, 5, 1, 1, 2, 1, 1],
        [2, 1, 6, 2, 4, 3, 2, 1, 1, 0, 1, 1],
        [2, 6, 14, 14, 16, 5, 5, 1, 0, 0, 1, 1],
        [2, 10, 12, 12, 20, 5, 5, 1, 0, 0, 1, 1],
        [1, 3, 8, 5, 17, 3, 2, 1, 1, 0, 1, 1],
        [2, 16, 7, 7, 33, 3, 3, 1, 1, 1, 1, 1],
        [2, 17, 6, 13, 16, 3, 3, 1, 1, 1, 1, 1],
        [2, 33, 5, 5, 48, 3, 3, 1, 1, 1, 1, 1],
        [1, 16, 15, 29, 32, 3, 3, 1, 1, 1, 1, 1],
        [2, 32, 14, 14, 64, 3, 3, 1, 1, 1, 1, 1],
        [2, 20, 7, 10, 18, 3, 3, 1, 0, 2, 1, 1],
        [1, 16, 4, 3, 16, 3, 3, 1, 3, 4, 1, 1],
        [1, 40, 29, 30, 17, 3, 3, 1, 1, 0, 1, 1],
        [2, 5, 9, 10, 7, 3, 3, 2, 1, 1, 1, 1],
        [2, 1, 9, 10, 7, 3, 3, 2, 1, 1, 1, 1],
        [1, 20, 11, 8, 18, 5, 3, 3, 2, 1, 1, 1],
        [2, 6, 9, 9, 6, 3, 3, 1, 2, 2, 2, 1],
        [2, 2, 9, 9, 5, 3, 3, 1, 0, 2, 2, 1],
        [2, 6, 9, 9, 6, 3, 3, 2, 3, 3, 2, 1],
        [1, 4, 5, 6, 3, 3, 3, 1, 5, 4, 1, 1],
        [1, 18, 5, 4, 3, 1, 1, 1, 2, 1, 1, 1],
        [2, 32, 4, 4, 16, 1, 1, 1, 0, 0, 1, 1],
        [2, 6, 6, 7, 8, 3, 3, 1, 1, 1, 1, 2],
        [2, 32, 6, 7, 32, 3, 3, 1, 1, 1, 1, 2],
        [1, 12, 6, 7, 12, 3, 3, 2, 1, 1, 1, 12],
        [1, 34, 5, 5, 68, 3, 3, 1, 1, 1, 1, 2],
        [1, 3, 3, 3, 4, 3, 3, 1, 0, 0, 1, 1],
        [0, 3, 5, 5, 4, 3, 3, 1, 1, 1, 1, 1]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Matches_the_definition(int[] sizes)
    {
        ConvolutionShape s = Shape(sizes);
        Check(s, s.InChannels, Padded(s.OutChannels), withBias: true);
        Check(s, Padded(s.InChannels), Padded(s.OutChannels), withBias: false);
        Check(s, s.InChannels + 1, Padded(s.OutChannels) + 16, withBias: true);
        Check(s, Padded(s.InChannels) + 16, s.OutChannels, withBias: true);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(1, 12)]
    [InlineData(16, 32)]
    [InlineData(6, 16)]
    [InlineData(10, 20)]
    public void Has_the_same_bits_on_any_number_of_threads(int inputs, int outputs)
    {
        var s = new ConvolutionShape(20, inputs, 14, 15, outputs, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        using var run = new Run(s, inputs == 1 ? 1 : Padded(inputs), Padded(outputs), withBias: true);
        ThreadTeam.ThreadCount = 1;
        run.Compute();
        float[] y = run.Y.Span.ToArray(), dx = run.Dx.Span.ToArray(), dw = run.Dw.Span.ToArray(), dbias = run.Dbias.Span.ToArray();
        KernelCollection.WithThreads(
            () =>
            {
                run.Compute();
                run.Y.AssertSameBits(y);
                run.Dx.AssertSameBits(dx);
                run.Dw.AssertSameBits(dw);
                run.Dbias.AssertSameBits(dbias);
            },
            2, 3, 8, 2);
    }

    [Theory]
    [InlineData(1, 6, 5)]
    [InlineData(6, 16, 5)]
    [InlineData(32, 64, 3)]
    public void Treats_an_image_alike_in_any_batch(int inputs, int outputs, int kernel)
    {
        var all = new ConvolutionShape(12, inputs, 14, 14, outputs, kernel, kernel, 1, 1, 1, 1, 1, 1, 1);
        using var run = new Run(all, inputs == 1 ? 1 : Padded(inputs), Padded(outputs), withBias: true);
        run.Compute();
        float[] y = run.Y.Span.ToArray(), dx = run.Dx.Span.ToArray();
        foreach (int batch in (int[])[1, 2, 7, 11])
        {
            int image = 12 - batch;
            ConvolutionShape few = all with { Batch = batch };
            Convolution.Forward(
                few, run.X.Pointer + (image * 14 * 14 * run.XStride), run.XStride, run.W.Pointer, run.Bias!.Pointer, run.Y.Pointer, run.YStride);
            int perImage = y.Length / 12;
            Assert.Equal(y.AsSpan(image * perImage).ToArray(), run.Y.Span[..(batch * perImage)].ToArray());

            Convolution.BackwardInput(few, run.Dy.Pointer + (image * perImage), run.YStride, run.W.Pointer, run.Dx.Pointer, run.XStride);
            perImage = dx.Length / 12;
            Assert.Equal(dx.AsSpan(image * perImage).ToArray(), run.Dx.Span[..(batch * perImage)].ToArray());
        }
    }

    [Fact]
    public void Allocates_nothing_once_warm()
    {
        using var run = new Run(new ConvolutionShape(9, 6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 1, 1, 1), 16, 16, withBias: true);
        Assert.Equal(0, KernelCollection.AllocatedBytes(run.Compute));
    }

    private static void Check(in ConvolutionShape s, int xStride, int yStride, bool withBias)
    {
        using var run = new Run(s, xStride, yStride, withBias);
        run.Compute();
        var plain = new PlainConvolution(s);
        plain.Compute(run.X, xStride, run.W, run.Bias, run.Dy, yStride);
        run.Y.AssertClose(plain.Y, s.OutChannels, yStride);
        run.Y.AssertPaddingIsZero(s.OutChannels, yStride);
        run.Dx.AssertClose(plain.Dx, s.InChannels, xStride);
        run.Dx.AssertPaddingIsZero(s.InChannels, xStride);
        run.Dw.AssertClose(plain.Dw, 1, 1);
        run.Dbias.AssertClose(plain.Dbias, 1, 1);
    }

    private static int Padded(int channels) => (channels + 15) / 16 * 16;

    private static ConvolutionShape Shape(int[] s) => new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[7], s[8], s[9], s[10], s[10], s[11]);

    private sealed class Run : IDisposable
    {
        private readonly ConvolutionShape _shape;

        public Run(in ConvolutionShape s, int xStride, int yStride, bool withBias)
        {
            _shape = s;
            XStride = xStride;
            YStride = yStride;
            X = GuardedFloats.Random(1, s.Batch * s.Height * s.Width, s.InChannels, xStride);
            W = GuardedFloats.Random(2, s.OutChannels * (s.InChannels / s.Groups) * s.KernelHeight * s.KernelWidth);
            Bias = withBias ? GuardedFloats.Random(3, s.OutChannels) : null;
            Dy = GuardedFloats.Random(4, s.Batch * s.OutHeight * s.OutWidth, s.OutChannels, yStride);
            Y = new GuardedFloats(Dy.Length);
            Dx = new GuardedFloats(X.Length);
            Dw = new GuardedFloats(W.Length);
            Dbias = new GuardedFloats(s.OutChannels);
        }

        public int XStride { get; }

        public int YStride { get; }

        public GuardedFloats X { get; }

        public GuardedFloats W { get; }

        public GuardedFloats? Bias { get; }

        public GuardedFloats Dy { get; }

        public GuardedFloats Y { get; }

        public GuardedFloats Dx { get; }

        public GuardedFloats Dw { get; }

        public GuardedFloats Dbias { get; }

        public void Compute()
        {
            Convolution.Forward(_shape, X.Pointer, XStride, W.Pointer, Bias is null ? null : Bias.Pointer, Y.Pointer, YStride);
            Convolution.BackwardInput(_shape, Dy.Pointer, YStride, W.Pointer, Dx.Pointer, XStride);
            Convolution.BackwardWeight(_shape, X.Pointer, XStride, Dy.Pointer, YStride, Dw.Pointer, Dbias.Pointer);
        }

        public void Dispose()
        {
            foreach (GuardedFloats? buffer in (GuardedFloats?[])[X, W, Bias, Dy, Y, Dx, Dw, Dbias])
            {
                buffer?.Dispose();
            }
        }
    }
}
