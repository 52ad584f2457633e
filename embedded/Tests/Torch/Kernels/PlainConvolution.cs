namespace TorchSharp.Kernels.Tests;

/// <summary>Convolution by its definition, in double precision.</summary>
internal sealed class PlainConvolution
{
    private readonly ConvolutionShape _shape;
    private readonly int _inputs;
    private readonly int _outputs;

    public PlainConvolution(in ConvolutionShape shape)
    {
        _shape = shape;
        _inputs = shape.InChannels / shape.Groups;
        _outputs = shape.OutChannels / shape.Groups;
        Y = new double[shape.Batch * shape.OutHeight * shape.OutWidth * shape.OutChannels];
        Dx = new double[shape.Batch * shape.Height * shape.Width * shape.InChannels];
        Dw = new double[shape.OutChannels * _inputs * shape.KernelHeight * shape.KernelWidth];
        Dbias = new double[shape.OutChannels];
    }

    public double[] Y { get; }

    public double[] Dx { get; }

    public double[] Dw { get; }

    public double[] Dbias { get; }

    public void Compute(GuardedFloats x, int xStride, GuardedFloats w, GuardedFloats? bias, GuardedFloats dy, int dyStride)
    {
        ConvolutionShape s = _shape;
        for (int pixel = 0; pixel < s.Batch * s.OutHeight * s.OutWidth; pixel++)
        {
            int ox = pixel % s.OutWidth;
            int oy = pixel / s.OutWidth % s.OutHeight;
            int n = pixel / s.OutWidth / s.OutHeight;
            for (int o = 0; o < s.OutChannels; o++)
            {
                double sum = bias is null ? 0 : bias[o];
                double gradient = dy[(pixel * dyStride) + o];
                Dbias[o] += gradient;
                for (int ky = 0; ky < s.KernelHeight; ky++)
                {
                    int iy = (oy * s.StrideHeight) - s.PadHeight + (ky * s.DilationHeight);
                    for (int kx = 0; kx < s.KernelWidth; kx++)
                    {
                        int ix = (ox * s.StrideWidth) - s.PadWidth + (kx * s.DilationWidth);
                        if ((uint)iy >= (uint)s.Height || (uint)ix >= (uint)s.Width)
                        {
                            continue;
                        }

                        int source = (((n * s.Height) + iy) * s.Width) + ix;
                        int first = o / _outputs * _inputs;
                        for (int c = 0; c < _inputs; c++)
                        {
                            int weight = (((((o * _inputs) + c) * s.KernelHeight) + ky) * s.KernelWidth) + kx;
                            double value = x[(source * xStride) + first + c];
                            sum += value * w[weight];
                            Dw[weight] += value * gradient;
                            Dx[(source * s.InChannels) + first + c] += gradient * w[weight];
                        }
                    }
                }

                Y[(pixel * s.OutChannels) + o] = sum;
            }
        }
    }
}
