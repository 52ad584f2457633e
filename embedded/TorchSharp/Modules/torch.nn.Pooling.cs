using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The largest value of each square window.</summary>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
            => new(Square(kernel_size)!, Square(stride), Square(padding), Square(dilation), ceil_mode);

        /// <summary>The largest value of each window.</summary>
        public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
            => new(Sides(kernel_size)!, Sides(stride), Sides(padding), Sides(dilation), ceil_mode);

        /// <summary>The largest value of each window.</summary>
        public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            => new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The mean of each square window.</summary>
        public static AvgPool2d AvgPool2d(
            long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            => new(Square(kernel_size)!, Square(stride), Square(padding), ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of each window.</summary>
        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            => new(Sides(kernel_size)!, Sides(stride), Sides(padding), ceil_mode, count_include_pad, divisor_override);

        /// <summary>The mean of each window.</summary>
        public static AvgPool2d AvgPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            => new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means so laid that images come out square, of a given size.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(Square(output_size)!);

        /// <summary>Means so laid that images come out at a given size.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Sides(output_size)!);

        /// <summary>Means so laid that images come out at a given size.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        private static long[]? Square(long? size) => size is { } side ? [side, side] : null;

        private static long[]? Sides((long, long)? size) => size is { } sides ? [sides.Item1, sides.Item2] : null;
    }
}
