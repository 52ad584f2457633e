namespace TorchSharp.Kernels;

/// <summary>
/// Two-dimensional convolution over channels-last images: pixel (n, y, x) starts at ((n·H + y)·W + x)·pixelStride.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>y = conv(x, w) + bias.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x, at least InChannels; lanes beyond InChannels are not used.</param>
    /// <param name="w">Weights, contiguous [OutChannels, InChannels / Groups, KernelHeight, KernelWidth].</param>
    /// <param name="bias">OutChannels values, or null.</param>
    /// <param name="y">The output images.</param>
    /// <param name="yChannels">Pixel stride of y, a multiple of 16, at least OutChannels; lanes beyond OutChannels become 0.</param>
    public static void Forward(in ConvolutionShape s, float* x, int xChannels, float* w, float* bias, float* y, int yChannels)
    {
        int inPerGroup = s.InChannels / s.Groups;
        int outPerGroup = s.OutChannels / s.Groups;
        for (int n = 0; n < s.Batch; n++)
        {
            for (int oy = 0; oy < s.OutHeight; oy++)
            {
                for (int ox = 0; ox < s.OutWidth; ox++)
                {
                    float* target = y + ((((long)n * s.OutHeight + oy) * s.OutWidth) + ox) * yChannels;
                    for (int o = 0; o < yChannels; o++)
                    {
                        if (o >= s.OutChannels)
                        {
                            target[o] = 0;
                            continue;
                        }

                        float sum = bias == null ? 0 : bias[o];
                        int group = o / outPerGroup;
                        for (int c = 0; c < inPerGroup; c++)
                        {
                            for (int ky = 0; ky < s.KernelHeight; ky++)
                            {
                                int iy = (oy * s.StrideHeight) - s.PadHeight + (ky * s.DilationHeight);
                                for (int kx = 0; kx < s.KernelWidth; kx++)
                                {
                                    int ix = (ox * s.StrideWidth) - s.PadWidth + (kx * s.DilationWidth);
                                    if ((uint)iy < (uint)s.Height && (uint)ix < (uint)s.Width)
                                    {
                                        sum += x[((((long)n * s.Height + iy) * s.Width) + ix) * xChannels + (group * inPerGroup) + c]
                                            * w[((((long)o * inPerGroup) + c) * s.KernelHeight + ky) * s.KernelWidth + kx];
                                    }
                                }
                            }
                        }

                        target[o] = sum;
                    }
                }
            }
        }
    }

    /// <summary>The gradient of the input from the gradient of the output; overwrites dx.</summary>
    /// <param name="s">The sizes of the forward convolution.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy, at least OutChannels.</param>
    /// <param name="w">Weights as in the forward pass.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxChannels">Pixel stride of dx, at least InChannels; lanes beyond InChannels become 0.</param>
    public static void BackwardInput(in ConvolutionShape s, float* dy, int dyChannels, float* w, float* dx, int dxChannels)
    {
        int inPerGroup = s.InChannels / s.Groups;
        int outPerGroup = s.OutChannels / s.Groups;
        new Span<float>(dx, checked(s.Batch * s.Height * s.Width * dxChannels)).Clear();
        for (int n = 0; n < s.Batch; n++)
        {
            for (int oy = 0; oy < s.OutHeight; oy++)
            {
                for (int ox = 0; ox < s.OutWidth; ox++)
                {
                    float* source = dy + ((((long)n * s.OutHeight + oy) * s.OutWidth) + ox) * dyChannels;
                    for (int o = 0; o < s.OutChannels; o++)
                    {
                        int group = o / outPerGroup;
                        for (int c = 0; c < inPerGroup; c++)
                        {
                            for (int ky = 0; ky < s.KernelHeight; ky++)
                            {
                                int iy = (oy * s.StrideHeight) - s.PadHeight + (ky * s.DilationHeight);
                                for (int kx = 0; kx < s.KernelWidth; kx++)
                                {
                                    int ix = (ox * s.StrideWidth) - s.PadWidth + (kx * s.DilationWidth);
                                    if ((uint)iy < (uint)s.Height && (uint)ix < (uint)s.Width)
                                    {
                                        dx[((((long)n * s.Height + iy) * s.Width) + ix) * dxChannels + (group * inPerGroup) + c]
                                            += source[o] * w[((((long)o * inPerGroup) + c) * s.KernelHeight + ky) * s.KernelWidth + kx];
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The gradients of the weights and the bias from the gradient of the output; overwrites both.</summary>
    /// <param name="s">The sizes of the forward convolution.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x, at least InChannels.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy, at least OutChannels.</param>
    /// <param name="dw">The gradient of the weights, in their layout.</param>
    /// <param name="dbias">OutChannels values, or null.</param>
    public static void BackwardWeight(in ConvolutionShape s, float* x, int xChannels, float* dy, int dyChannels, float* dw, float* dbias)
    {
        int inPerGroup = s.InChannels / s.Groups;
        int outPerGroup = s.OutChannels / s.Groups;
        new Span<float>(dw, s.OutChannels * inPerGroup * s.KernelHeight * s.KernelWidth).Clear();
        if (dbias != null)
        {
            new Span<float>(dbias, s.OutChannels).Clear();
        }

        for (int n = 0; n < s.Batch; n++)
        {
            for (int oy = 0; oy < s.OutHeight; oy++)
            {
                for (int ox = 0; ox < s.OutWidth; ox++)
                {
                    float* source = dy + ((((long)n * s.OutHeight + oy) * s.OutWidth) + ox) * dyChannels;
                    for (int o = 0; o < s.OutChannels; o++)
                    {
                        int group = o / outPerGroup;
                        if (dbias != null)
                        {
                            dbias[o] += source[o];
                        }

                        for (int c = 0; c < inPerGroup; c++)
                        {
                            for (int ky = 0; ky < s.KernelHeight; ky++)
                            {
                                int iy = (oy * s.StrideHeight) - s.PadHeight + (ky * s.DilationHeight);
                                for (int kx = 0; kx < s.KernelWidth; kx++)
                                {
                                    int ix = (ox * s.StrideWidth) - s.PadWidth + (kx * s.DilationWidth);
                                    if ((uint)iy < (uint)s.Height && (uint)ix < (uint)s.Width)
                                    {
                                        dw[((((long)o * inPerGroup) + c) * s.KernelHeight + ky) * s.KernelWidth + kx] += source[o]
                                            * x[((((long)n * s.Height + iy) * s.Width) + ix) * xChannels + (group * inPerGroup) + c];
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
