namespace TorchSharp.Kernels;

/// <summary>Moves images between torch's own order [batch, channels, pixels] and channels-last [batch, pixels, pixelStride].</summary>
internal static unsafe class ChannelLayout
{
    /// <summary>To channels-last; lanes beyond channels become 0.</summary>
    public static void ToChannelsLast(int batch, int channels, int pixels, float* source, float* target, int pixelStride)
    {
        for (long n = 0; n < batch; n++)
        {
            for (long p = 0; p < pixels; p++)
            {
                for (long c = 0; c < pixelStride; c++)
                {
                    target[(((n * pixels) + p) * pixelStride) + c] = c < channels ? source[(((n * channels) + c) * pixels) + p] : 0;
                }
            }
        }
    }

    /// <summary>From channels-last.</summary>
    public static void FromChannelsLast(int batch, int channels, int pixels, float* source, int pixelStride, float* target)
    {
        for (long n = 0; n < batch; n++)
        {
            for (long p = 0; p < pixels; p++)
            {
                for (long c = 0; c < channels; c++)
                {
                    target[(((n * channels) + c) * pixels) + p] = source[(((n * pixels) + p) * pixelStride) + c];
                }
            }
        }
    }

    /// <summary>Sets the lanes beyond channels to 0, for functions that do not keep 0 at 0.</summary>
    public static void ClearPadding(long rows, int channels, float* x, int pixelStride)
    {
        for (long r = 0; r < rows; r++)
        {
            new Span<float>(x + (r * pixelStride) + channels, pixelStride - channels).Clear();
        }
    }
}
