using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Maximum pooling, sixteen channels of a pixel at a time.</summary>
internal static unsafe class MaxPooling
{
    internal readonly struct Forward(PoolingShape s, float* x, int xChannels, float* y, int yChannels, int* indices) : IImageOperation
    {
        private readonly int _outHeight = s.OutHeight;
        private readonly int _outWidth = s.OutWidth;
        private readonly int _whole = ChannelLayout.WholeLanes(s.Channels, Math.Min(xChannels, yChannels));
        private readonly bool _quads = QuadPooling.Fits(s);

        public void Run(int image)
        {
            float* source = x + ((nint)image * s.Height * s.Width * xChannels);
            nint target = (nint)image * _outHeight * _outWidth * yChannels;
            if (_quads && _whole >= s.Channels && _whole == yChannels)
            {
                new QuadPooling(s.Width, xChannels, _outHeight, _outWidth, yChannels, s.Channels).Max(source, y + target, indices == null ? null : (float*)indices + target);
                return;
            }

            for (int oy = 0; oy < _outHeight; oy++)
            {
                for (int ox = 0; ox < _outWidth; ox++, target += yChannels)
                {
                    int c = 0;
                    for (; c < _whole; c += 16)
                    {
                        Window<ILanes.Sixteen>(source + c, oy, ox, target + c, s.Channels - c);
                    }

                    for (; c < s.Channels; c++)
                    {
                        Window<ILanes.One>(source + c, oy, ox, target + c, 1);
                    }

                    ChannelLayout.ClearPadding(1, c, y + target, yChannels);
                    if (indices != null)
                    {
                        ChannelLayout.ClearPadding(1, c, (float*)indices + target, yChannels);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Window<TLanes>(float* source, int oy, int ox, nint target, int channels)
            where TLanes : struct, ILanes
        {
            int top = (oy * s.StrideHeight) - s.PadHeight;
            int left = (ox * s.StrideWidth) - s.PadWidth;

            // The first pixel inside is taken whatever it is, so that a window of −∞ has an index too. A dilated window may have none.
            int firstY = top >= 0 ? 0 : (s.DilationHeight - 1 - top) / s.DilationHeight;
            int firstX = left >= 0 ? 0 : (s.DilationWidth - 1 - left) / s.DilationWidth;
            int iy0 = top + (firstY * s.DilationHeight);
            int ix0 = left + (firstX * s.DilationWidth);
            bool any = iy0 < s.Height && ix0 < s.Width;
            int index = any ? (iy0 * s.Width) + ix0 : 0;
            Vector512<float> best = any ? TLanes.Load(source + ((nint)index * xChannels)) : Vector512.Create(float.NegativeInfinity);
            Vector512<float> from = Vector512.Create(index).AsSingle();
            for (int ky = firstY; ky < s.KernelHeight; ky++)
            {
                int iy = top + (ky * s.DilationHeight);
                if (iy >= s.Height)
                {
                    break;
                }

                for (int kx = firstX; kx < s.KernelWidth; kx++)
                {
                    int ix = left + (kx * s.DilationWidth);
                    if (ix >= s.Width)
                    {
                        break;
                    }

                    index = (iy * s.Width) + ix;
                    Vector512<float> value = TLanes.Load(source + ((nint)index * xChannels));
                    Vector512<float> taken = Vector512.GreaterThan(value, best) | ~Vector512.Equals(value, value);
                    best = Vector512.ConditionalSelect(taken, value, best);
                    from = Vector512.ConditionalSelect(taken, Vector512.Create(index).AsSingle(), from);
                }
            }

            TLanes.Store(y + target, ChannelLayout.Keep(best, channels));
            if (indices != null)
            {
                TLanes.Store((float*)indices + target, ChannelLayout.Keep(from, channels));
            }
        }
    }

    internal readonly struct Backward(PoolingShape s, float* dy, int dyChannels, int* indices, float* dx, int dxChannels) : IImageOperation
    {
        private readonly int _outHeight = s.OutHeight;
        private readonly int _outWidth = s.OutWidth;
        private readonly int _whole = ChannelLayout.WholeLanes(s.Channels, Math.Min(dxChannels, dyChannels));
        private readonly bool _quads = QuadPooling.Fits(s);

        // Windows that lie side by side touch every pixel at most once: their pixels are written, not added to.
        private readonly bool _disjoint = s.StrideHeight >= s.KernelHeight && s.StrideWidth >= s.KernelWidth && s.DilationHeight == 1 && s.DilationWidth == 1;

        private readonly bool _covering = s.StrideHeight <= s.KernelHeight && s.StrideWidth <= s.KernelWidth
            && ((s.OutHeight - 1) * s.StrideHeight) + s.KernelHeight - s.PadHeight >= s.Height
            && ((s.OutWidth - 1) * s.StrideWidth) + s.KernelWidth - s.PadWidth >= s.Width;

        public void Run(int image)
        {
            nint pixels = (nint)s.Height * s.Width;
            float* target = dx + (image * pixels * dxChannels);
            if (!(_disjoint && _covering && Math.Max(_whole, s.Channels) == dxChannels))
            {
                new Span<float>(target, checked((int)(pixels * dxChannels))).Clear();
            }

            nint source = (nint)image * _outHeight * _outWidth * dyChannels;
            if (_quads && _whole >= s.Channels)
            {
                new QuadPooling(s.Width, dxChannels, _outHeight, _outWidth, dyChannels, s.Channels).MaxGradient(dy + source, (float*)indices + source, target);
                return;
            }

            for (int oy = 0; oy < _outHeight; oy++)
            {
                for (int ox = 0; ox < _outWidth; ox++, source += dyChannels)
                {
                    int c = 0;
                    for (; c < _whole; c += 16)
                    {
                        Window<ILanes.Sixteen>(target + c, oy, ox, source + c, s.Channels - c);
                    }

                    for (; c < s.Channels; c++)
                    {
                        Window<ILanes.One>(target + c, oy, ox, source + c, 1);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Window<TLanes>(float* target, int oy, int ox, nint source, int channels)
            where TLanes : struct, ILanes
        {
            Vector512<float> gradient = ChannelLayout.Keep(TLanes.Load(dy + source), channels);
            Vector512<int> from = TLanes.Load((float*)indices + source).AsInt32();
            int top = (oy * s.StrideHeight) - s.PadHeight;
            int left = (ox * s.StrideWidth) - s.PadWidth;
            for (int ky = 0; ky < s.KernelHeight; ky++)
            {
                int iy = top + (ky * s.DilationHeight);
                if ((uint)iy >= (uint)s.Height)
                {
                    continue;
                }

                for (int kx = 0; kx < s.KernelWidth; kx++)
                {
                    int ix = left + (kx * s.DilationWidth);
                    if ((uint)ix >= (uint)s.Width)
                    {
                        continue;
                    }

                    int index = (iy * s.Width) + ix;
                    float* pixel = target + ((nint)index * dxChannels);
                    Vector512<float> share = Vector512.ConditionalSelect(Vector512.Equals(from, Vector512.Create(index)).AsSingle(), gradient, default);
                    TLanes.Store(pixel, _disjoint ? share : share + TLanes.Load(pixel));
                }
            }
        }
    }
}
