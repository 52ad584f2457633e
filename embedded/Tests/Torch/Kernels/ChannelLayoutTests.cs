namespace TorchSharp.Kernels.Tests;

public sealed unsafe class ChannelLayoutTests
{
    [Theory]
    [InlineData(2, 64, 49, 64)]
    [InlineData(3, 6, 35, 16)]
    [InlineData(1, 17, 1, 32)]
    [InlineData(2, 1, 9, 1)]
    [InlineData(0, 3, 4, 16)]
    public void Goes_to_channels_last_and_back(int batch, int channels, int pixels, int stride)
    {
        using GuardedFloats x = GuardedFloats.Random(1, batch * channels * pixels);
        using var last = new GuardedFloats(batch * pixels * stride);
        using var back = new GuardedFloats(x.Length);
        ChannelLayout.ToChannelsLast(batch, channels, pixels, x.Pointer, last.Pointer, stride);
        ChannelLayout.FromChannelsLast(batch, channels, pixels, last.Pointer, stride, back.Pointer);
        for (int i = 0; i < batch * pixels * channels; i++)
        {
            (int image, int pixel, int channel) = (i / channels / pixels, i / channels % pixels, i % channels);
            Assert.Equal(x[(((image * channels) + channel) * pixels) + pixel], last[(((image * pixels) + pixel) * stride) + channel]);
        }

        last.AssertPaddingIsZero(channels, stride);
        last.AssertMarginsAreIntact();
        back.AssertSameBits(x.Span);
        back.AssertMarginsAreIntact();
    }
}
