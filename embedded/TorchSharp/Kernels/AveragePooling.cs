using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Average pooling, sixteen channels of a pixel at a time.</summary>
internal static unsafe class AveragePooling
{
    /// <summary>The part of the image that each output is the mean of.</summary>
    internal readonly struct Windows
    {
        private readonly PoolingShape _s;
        private readonly bool _countIncludePad;
        private readonly int _divisor;
        private readonly bool _adaptive;

        /// <summary>Windows of one size.</summary>
        public Windows(in PoolingShape s, bool countIncludePad, int divisor)
        {
            _s = s;
            _countIncludePad = countIncludePad;
            _divisor = divisor;
            OutHeight = s.OutHeight;
            OutWidth = s.OutWidth;
            Disjoint = s.StrideHeight >= s.KernelHeight && s.StrideWidth >= s.KernelWidth;
            Covering = s.StrideHeight <= s.KernelHeight && s.StrideWidth <= s.KernelWidth
                && ((OutHeight - 1) * s.StrideHeight) + s.KernelHeight - s.PadHeight >= s.Height
                && ((OutWidth - 1) * s.StrideWidth) + s.KernelWidth - s.PadWidth >= s.Width;
        }

        /// <summary>Windows that share the image evenly.</summary>
        public Windows(in PoolingShape s, int outHeight, int outWidth)
        {
            _s = s;
            _adaptive = true;
            OutHeight = outHeight;
            OutWidth = outWidth;
            Disjoint = outHeight > 0 && outWidth > 0 && s.Height % outHeight == 0 && s.Width % outWidth == 0;
            Covering = Disjoint;
        }

        public int OutHeight { get; }

        public int OutWidth { get; }

        public int Height => _s.Height;

        public int Width => _s.Width;

        public int Channels => _s.Channels;

        /// <summary>Whether no pixel lies in two windows.</summary>
        public bool Disjoint { get; }

        /// <summary>Whether every pixel lies in a window.</summary>
        public bool Covering { get; }

        /// <summary>Whether they are windows of 2×2 side by side.</summary>
        public bool Quads => !_adaptive && QuadPooling.Fits(_s);

        /// <summary>Rows top … bottom − 1 and columns left … right − 1 are summed and multiplied by scale.</summary>
        public void Get(int oy, int ox, out int top, out int bottom, out int left, out int right, out float scale)
        {
            if (_adaptive)
            {
                top = (int)((long)oy * Height / OutHeight);
                bottom = (int)((((oy + 1L) * Height) + OutHeight - 1) / OutHeight);
                left = (int)((long)ox * Width / OutWidth);
                right = (int)((((ox + 1L) * Width) + OutWidth - 1) / OutWidth);
                scale = 1f / ((bottom - top) * (right - left));
                return;
            }

            top = (oy * _s.StrideHeight) - _s.PadHeight;
            left = (ox * _s.StrideWidth) - _s.PadWidth;
            bottom = Math.Min(top + _s.KernelHeight, Height + _s.PadHeight);
            right = Math.Min(left + _s.KernelWidth, Width + _s.PadWidth);
            int padded = (bottom - top) * (right - left);
            top = Math.Max(top, 0);
            left = Math.Max(left, 0);
            bottom = Math.Min(bottom, Height);
            right = Math.Min(right, Width);
            int inside = Math.Max(bottom - top, 0) * Math.Max(right - left, 0);
            scale = 1f / (_divisor != 0 ? _divisor : _countIncludePad ? padded : Math.Max(inside, 1));
        }
    }

    internal readonly struct Forward(Windows windows, float* x, int xChannels, float* y, int yChannels) : IImageOperation
    {
        private readonly int _whole = ChannelLayout.WholeLanes(windows.Channels, Math.Min(xChannels, yChannels));
        private readonly bool _quads = windows.Quads;

        public void Run(int image)
        {
            float* source = x + ((nint)image * windows.Height * windows.Width * xChannels);
            float* target = y + ((nint)image * windows.OutHeight * windows.OutWidth * yChannels);
            if (_quads && _whole >= windows.Channels && _whole == yChannels)
            {
                windows.Get(0, 0, out _, out _, out _, out _, out float share);
                new QuadPooling(windows.Width, xChannels, windows.OutHeight, windows.OutWidth, yChannels, windows.Channels).Average(source, share, target);
                return;
            }

            for (int oy = 0; oy < windows.OutHeight; oy++)
            {
                for (int ox = 0; ox < windows.OutWidth; ox++, target += yChannels)
                {
                    windows.Get(oy, ox, out int top, out int bottom, out int left, out int right, out float scale);
                    int c = 0;
                    for (; c < _whole; c += 16)
                    {
                        Window<ILanes.Sixteen>(source + c, top, bottom, left, right, scale, target + c, windows.Channels - c);
                    }

                    for (; c < windows.Channels; c++)
                    {
                        Window<ILanes.One>(source + c, top, bottom, left, right, scale, target + c, 1);
                    }

                    ChannelLayout.ClearPadding(1, c, target, yChannels);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Window<TLanes>(float* source, int top, int bottom, int left, int right, float scale, float* target, int channels)
            where TLanes : struct, ILanes
        {
            Vector512<float> sum = default;
            for (int iy = top; iy < bottom; iy++)
            {
                float* pixel = source + (((nint)iy * windows.Width) + left) * xChannels;
                for (int ix = left; ix < right; ix++, pixel += xChannels)
                {
                    sum += TLanes.Load(pixel);
                }
            }

            TLanes.Store(target, ChannelLayout.Keep(sum * scale, channels));
        }
    }

    internal readonly struct Backward(Windows windows, float* dy, int dyChannels, float* dx, int dxChannels) : IImageOperation
    {
        private readonly int _whole = ChannelLayout.WholeLanes(windows.Channels, Math.Min(dxChannels, dyChannels));
        private readonly bool _quads = windows.Quads;

        public void Run(int image)
        {
            nint pixels = (nint)windows.Height * windows.Width;
            float* target = dx + (image * pixels * dxChannels);
            float* source = dy + ((nint)image * windows.OutHeight * windows.OutWidth * dyChannels);

            // Windows that lie side by side touch every pixel at most once: their pixels are written, not added to.
            if (!(windows.Disjoint && windows.Covering && Math.Max(_whole, windows.Channels) == dxChannels))
            {
                new Span<float>(target, checked((int)(pixels * dxChannels))).Clear();
            }

            if (_quads && _whole >= windows.Channels)
            {
                windows.Get(0, 0, out _, out _, out _, out _, out float share);
                new QuadPooling(windows.Width, dxChannels, windows.OutHeight, windows.OutWidth, dyChannels, windows.Channels).AverageGradient(source, share, target);
                return;
            }

            for (int oy = 0; oy < windows.OutHeight; oy++)
            {
                for (int ox = 0; ox < windows.OutWidth; ox++, source += dyChannels)
                {
                    windows.Get(oy, ox, out int top, out int bottom, out int left, out int right, out float scale);
                    int c = 0;
                    for (; c < _whole; c += 16)
                    {
                        Window<ILanes.Sixteen>(target + c, top, bottom, left, right, scale, source + c, windows.Channels - c);
                    }

                    for (; c < windows.Channels; c++)
                    {
                        Window<ILanes.One>(target + c, top, bottom, left, right, scale, source + c, 1);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Window<TLanes>(float* target, int top, int bottom, int left, int right, float scale, float* source, int channels)
            where TLanes : struct, ILanes
        {
            Vector512<float> share = ChannelLayout.Keep(TLanes.Load(source) * scale, channels);
            for (int iy = top; iy < bottom; iy++)
            {
                float* pixel = target + (((nint)iy * windows.Width) + left) * dxChannels;
                for (int ix = left; ix < right; ix++, pixel += dxChannels)
                {
                    TLanes.Store(pixel, windows.Disjoint ? share : share + TLanes.Load(pixel));
                }
            }
        }
    }
}
