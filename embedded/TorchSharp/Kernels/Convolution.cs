namespace TorchSharp.Kernels;

/// <summary>
/// Two-dimensional convolution over channels-last images: pixel (n, y, x) starts at ((n·H + y)·W + x)·pixelStride.
/// Lanes of a pixel beyond its channels are never used when read, and set to 0 when written.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>y = conv(x, w) + bias, and what follows it.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x, at least InChannels.</param>
    /// <param name="w">Weights, contiguous [OutChannels, InChannels / Groups, KernelHeight, KernelWidth].</param>
    /// <param name="bias">OutChannels values, or null.</param>
    /// <param name="y">The output images.</param>
    /// <param name="yChannels">Pixel stride of y, at least OutChannels; fastest when a multiple of 16.</param>
    /// <param name="epilogue">What is done with each output; only without groups and where yChannels is a multiple of 16.</param>
    public static void Forward(
        in ConvolutionShape s, float* x, int xChannels, float* w, float* bias, float* y, int yChannels, in ChannelEpilogue epilogue = default) =>
        Run(CorrelationShape.Forward(s), x, xChannels, w, bias, y, yChannels, epilogue);

    /// <summary>Whether <see cref="Forward"/> can pool what it computes, so that the images of full size are never in memory; pixel strides are then the least multiples of 16.</summary>
    public static bool Pools(in ConvolutionShape s) =>
        s.OutHeight >= 2 && s.OutWidth >= 2 && WinogradBand.Fits(CorrelationShape.Forward(s), (s.InChannels + 15) / 16 * 16, (s.OutChannels + 15) / 16 * 16);

    /// <summary>The gradient of the input from the gradient of the output; overwrites dx.</summary>
    /// <param name="s">The sizes of the forward convolution.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy, at least OutChannels.</param>
    /// <param name="w">Weights as in the forward pass.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxChannels">Pixel stride of dx, at least InChannels; fastest when a multiple of 16.</param>
    public static void BackwardInput(in ConvolutionShape s, float* dy, int dyChannels, float* w, float* dx, int dxChannels)
    {
        if (ColumnInputGradient.Fits(s, dyChannels))
        {
            ColumnInputGradient.Run(s, dy, dyChannels, w, dx, dxChannels);
        }
        else
        {
            Run(CorrelationShape.BackwardInput(s), dy, dyChannels, w, null, dx, dxChannels, default);
        }
    }

    /// <summary>The gradients of the weights and the bias from the gradient of the output; overwrites both.</summary>
    /// <param name="s">The sizes of the forward convolution.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x, at least InChannels.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy, at least OutChannels; fastest when a multiple of 16.</param>
    /// <param name="dw">The gradient of the weights, in their layout.</param>
    /// <param name="dbias">OutChannels values, or null.</param>
    public static void BackwardWeight(in ConvolutionShape s, float* x, int xChannels, float* dy, int dyChannels, float* dw, float* dbias)
    {
        CorrelationShape shape = CorrelationShape.Forward(s);
        if (WinogradBand.Fits(shape, xChannels, dyChannels))
        {
            WinogradWeightGradient.Run(shape, x, xChannels, dy, dyChannels, dw, dbias);
        }
        else
        {
            WeightGradient.Run(shape, x, xChannels, dy, dyChannels, dw, dbias);
        }
    }

    private static void Run(in CorrelationShape s, float* x, int xChannels, float* w, float* bias, float* y, int yChannels, in ChannelEpilogue epilogue)
    {
        if (WinogradBand.Fits(s, xChannels, yChannels))
        {
            WinogradCorrelation.Run(s, x, xChannels, w, bias, y, yChannels, epilogue);
        }
        else if (PairCorrelation.Fits(s, yChannels))
        {
            PairCorrelation.Run(s, x, xChannels, w, bias, y, epilogue);
        }
        else
        {
            Correlation.Run(s, x, xChannels, w, bias, y, yChannels, epilogue);
        }
    }
}
