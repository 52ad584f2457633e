using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Batch normalisation over the rows of a [rows × channels] matrix, which is what a batch of channels-last images is.
/// A row starts every pixelStride floats, at least channels; lanes beyond channels of what is written become 0.
/// Vectors over channels hold exactly channels values; weight and bias may be null for 1 and 0.
/// With relu, max(y, 0) follows in the same pass, and on the way back whether y was positive is worked out again from x.
/// </summary>
/// <remarks>
/// Two passes over the rows, each at the speed of memory: sums of a channel, taken in at most 32 parts so that threads can share them, then the rows themselves.
/// </remarks>
internal static unsafe class BatchNormalization
{
    private const int MostParts = 32;

    // Rows that stay in the first-level cache while one group of channels after the other passes over them.
    private const int BlockFloats = 8 * 1024;

    /// <summary>Normalises with the mean and the variance of the rows.</summary>
    /// <param name="rows">Rows; at least 1.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="x">Input.</param>
    /// <param name="xStride">Floats from a row of x to the next.</param>
    /// <param name="weight">Scale of each channel, or null.</param>
    /// <param name="bias">Offset of each channel, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="y">Output; may be x.</param>
    /// <param name="yStride">Floats from a row of y to the next.</param>
    /// <param name="mean">Receives each channel's mean.</param>
    /// <param name="inverseDeviation">Receives 1 / √(variance + epsilon), the variance divided by rows.</param>
    /// <param name="runningMean">Moves towards the mean by momentum; or null.</param>
    /// <param name="runningVariance">Moves towards the variance, divided by rows − 1, by momentum; or null.</param>
    /// <param name="momentum">Between 0 and 1.</param>
    /// <param name="relu">Whether negative outputs become 0.</param>
    public static void TrainingForward(
        int rows, int channels, float* x, int xStride, float* weight, float* bias, float epsilon, float* y, int yStride,
        float* mean, float* inverseDeviation, float* runningMean, float* runningVariance, float momentum, bool relu = false)
    {
        int parts = Parts(rows);
        using var scratch = new Scratch((2L * parts * Padded(channels)) + (3 * Padded(channels)));
        float* parameters = scratch.Floats;
        float* sums = parameters + (3 * Padded(channels));

        // Differences from the first row are summed, so that a mean far from 0 costs no digits.
        ThreadTeam.Run(new Sums(rows, channels, parts, x, xStride, null, 0, x, null, sums), parts);
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            double squares = 0;
            for (int part = 0; part < parts; part++)
            {
                sum += sums[(2 * part * Padded(channels)) + c];
                squares += sums[(((2 * part) + 1) * Padded(channels)) + c];
            }

            double difference = sum / rows;
            double average = x[c] + difference;
            double deviations = Math.Max(squares - (difference * sum), 0);
            mean[c] = (float)average;
            inverseDeviation[c] = (float)(1 / Math.Sqrt((deviations / rows) + epsilon));
            if (runningMean != null)
            {
                runningMean[c] = (float)((runningMean[c] * (1 - (double)momentum)) + (average * momentum));
            }

            if (runningVariance != null)
            {
                runningVariance[c] = (float)((runningVariance[c] * (1 - (double)momentum)) + (deviations / (rows - 1) * momentum));
            }
        }

        Normalize(rows, channels, x, xStride, weight, bias, y, yStride, mean, inverseDeviation, parameters, relu);
    }

    /// <summary>Normalises with given means and variances.</summary>
    /// <param name="rows">Rows; may be 0.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="x">Input.</param>
    /// <param name="xStride">Floats from a row of x to the next.</param>
    /// <param name="weight">Scale of each channel, or null.</param>
    /// <param name="bias">Offset of each channel, or null.</param>
    /// <param name="mean">Mean of each channel.</param>
    /// <param name="variance">Variance of each channel.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="y">Output; may be x.</param>
    /// <param name="yStride">Floats from a row of y to the next.</param>
    /// <param name="relu">Whether negative outputs become 0.</param>
    public static void InferenceForward(
        int rows, int channels, float* x, int xStride, float* weight, float* bias, float* mean, float* variance, float epsilon, float* y, int yStride, bool relu = false)
    {
        using var scratch = new Scratch(4L * Padded(channels));
        float* inverseDeviation = scratch.Floats + (3 * Padded(channels));
        Invert(channels, variance, epsilon, inverseDeviation);
        Normalize(rows, channels, x, xStride, weight, bias, y, yStride, mean, inverseDeviation, scratch.Floats, relu);
    }

    /// <summary>Means, scales and offsets of <see cref="InferenceForward"/>, as a <see cref="ChannelEpilogue"/> takes them.</summary>
    public static void InferenceParameters(int channels, float* weight, float* bias, float* mean, float* variance, float epsilon, float* parameters)
    {
        using var scratch = new Scratch(channels);
        Invert(channels, variance, epsilon, scratch.Floats);
        Parameters(channels, weight, bias, mean, scratch.Floats, parameters);
    }

    /// <summary>Gradients of <see cref="TrainingForward"/>; all overwritten.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="x">Input of the forward pass.</param>
    /// <param name="xStride">Floats from a row of x to the next.</param>
    /// <param name="dy">Gradient of the output.</param>
    /// <param name="dyStride">Floats from a row of dy to the next.</param>
    /// <param name="weight">Scale of each channel, or null.</param>
    /// <param name="mean">As the forward pass wrote it.</param>
    /// <param name="inverseDeviation">As the forward pass wrote it.</param>
    /// <param name="dx">Gradient of the input; may be dy; or null when not wanted.</param>
    /// <param name="dxStride">Floats from a row of dx to the next.</param>
    /// <param name="dweight">Gradient of the scale, or null.</param>
    /// <param name="dbias">Gradient of the offset, or null.</param>
    /// <param name="relu">As in the forward pass.</param>
    /// <param name="bias">Offset of each channel, or null; wanted only with relu.</param>
    public static void TrainingBackward(
        int rows, int channels, float* x, int xStride, float* dy, int dyStride, float* weight, float* mean, float* inverseDeviation,
        float* dx, int dxStride, float* dweight, float* dbias, bool relu = false, float* bias = null) =>
        Backward(rows, channels, x, xStride, dy, dyStride, weight, mean, inverseDeviation, dx, dxStride, dweight, dbias, statistics: true, relu, bias);

    /// <summary>Gradients of <see cref="InferenceForward"/>; all overwritten.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="x">Input of the forward pass.</param>
    /// <param name="xStride">Floats from a row of x to the next.</param>
    /// <param name="dy">Gradient of the output.</param>
    /// <param name="dyStride">Floats from a row of dy to the next.</param>
    /// <param name="weight">Scale of each channel, or null.</param>
    /// <param name="mean">Mean of each channel.</param>
    /// <param name="variance">Variance of each channel.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="dx">Gradient of the input; may be dy; or null when not wanted.</param>
    /// <param name="dxStride">Floats from a row of dx to the next.</param>
    /// <param name="dweight">Gradient of the scale, or null.</param>
    /// <param name="dbias">Gradient of the offset, or null.</param>
    /// <param name="relu">As in the forward pass.</param>
    /// <param name="bias">Offset of each channel, or null; wanted only with relu.</param>
    public static void InferenceBackward(
        int rows, int channels, float* x, int xStride, float* dy, int dyStride, float* weight, float* mean, float* variance, float epsilon,
        float* dx, int dxStride, float* dweight, float* dbias, bool relu = false, float* bias = null)
    {
        using var scratch = new Scratch(channels);
        Invert(channels, variance, epsilon, scratch.Floats);
        Backward(rows, channels, x, xStride, dy, dyStride, weight, mean, scratch.Floats, dx, dxStride, dweight, dbias, statistics: false, relu, bias);
    }

    private static int Padded(int channels) => (channels + 15) / 16 * 16;

    private static int Parts(int rows) => Math.Clamp(rows / 64, 1, MostParts);

    private static void Invert(int channels, float* variance, float epsilon, float* inverseDeviation)
    {
        for (int c = 0; c < channels; c++)
        {
            inverseDeviation[c] = (float)(1 / Math.Sqrt((double)variance[c] + epsilon));
        }
    }

    private static void Normalize(
        int rows, int channels, float* x, int xStride, float* weight, float* bias, float* y, int yStride, float* mean, float* inverseDeviation,
        float* parameters, bool relu)
    {
        Parameters(channels, weight, bias, mean, inverseDeviation, parameters);
        int parts = Parts(rows);
        ThreadTeam.Run(new Combination(rows, channels, parts, x, xStride, null, 0, y, yStride, parameters, relu), parts);
    }

    /// <summary>Mean, scale and offset of each channel, each padded.</summary>
    private static void Parameters(int channels, float* weight, float* bias, float* mean, float* inverseDeviation, float* parameters)
    {
        int padded = Padded(channels);
        new Span<float>(parameters, 3 * padded).Clear();
        for (int c = 0; c < channels; c++)
        {
            parameters[c] = mean[c];
            parameters[padded + c] = inverseDeviation[c] * (weight == null ? 1 : weight[c]);
            parameters[(2 * padded) + c] = bias == null ? 0 : bias[c];
        }
    }

    private static void Backward(
        int rows, int channels, float* x, int xStride, float* dy, int dyStride, float* weight, float* mean, float* inverseDeviation,
        float* dx, int dxStride, float* dweight, float* dbias, bool statistics, bool relu, float* bias)
    {
        int parts = Parts(rows);
        int padded = Padded(channels);
        using var scratch = new Scratch((2L * parts * padded) + (7 * padded));
        float* forward = scratch.Floats;
        float* parameters = forward + (3 * padded);
        float* sums = parameters + (4 * padded);
        Parameters(channels, weight, bias, mean, inverseDeviation, forward);
        new Span<float>(parameters, 4 * padded).Clear();
        new Span<float>(mean, channels).CopyTo(new Span<float>(parameters, channels));
        ThreadTeam.Run(new Sums(rows, channels, parts, x, xStride, dy, dyStride, parameters, relu ? forward : null, sums), parts);
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            double product = 0;
            for (int part = 0; part < parts; part++)
            {
                sum += sums[(2 * part * padded) + c];
                product += sums[(((2 * part) + 1) * padded) + c];
            }

            // dx = scale · (dy − mean(dy) − x̂ · mean(dy · x̂)), x̂ the normalised x; given statistics are constants, and dx = scale · dy.
            product *= inverseDeviation[c];
            double scale = (double)inverseDeviation[c] * (weight == null ? 1 : weight[c]);
            parameters[padded + c] = statistics ? (float)(-scale * inverseDeviation[c] * product / rows) : 0;
            parameters[(2 * padded) + c] = statistics ? (float)(-scale * sum / rows) : 0;
            parameters[(3 * padded) + c] = (float)scale;
            if (dweight != null)
            {
                dweight[c] = (float)product;
            }

            if (dbias != null)
            {
                dbias[c] = (float)sum;
            }
        }

        if (dx != null)
        {
            ThreadTeam.Run(new Combination(rows, channels, parts, x, xStride, dy, dyStride, dx, dxStride, parameters, relu, forward), parts);
        }
    }

    /// <summary>Brings a block of rows to the second-level cache, a part with each group of channels of the block before.</summary>
    private static void BringBlock(float* rows, int stride, int first, int count, int channel, int channels)
    {
        if (rows != null)
        {
            CacheAhead.Bring(rows + ((nint)first * stride), (long)count * stride, channel / 16, (channels + 15) / 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> WherePositive(Vector512<float> y, Vector512<float> g) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<float>.Zero), g, Vector512<float>.Zero);

    /// <summary>
    /// Sums over a part's rows, for each channel: Σ d and Σ d², d = x − origin; or, given dy, Σ dy and Σ dy · d,
    /// dy counting only where the forward pass, given its parameters, had a positive output.
    /// </summary>
    private readonly struct Sums(
        int rows, int channels, int parts, float* x, int xStride, float* dy, int dyStride, float* origin, float* forward, float* sums) : IChunk
    {
        private readonly int _whole = ChannelLayout.WholeLanes(channels, dy == null ? xStride : Math.Min(xStride, dyStride));

        public void Run(int part)
        {
            float* first = sums + (2 * part * Padded(channels));
            float* second = first + Padded(channels);
            new Span<float>(first, 2 * Padded(channels)).Clear();
            int end = TileKernels.Boundary(rows, parts, part + 1);
            int step = Math.Max(BlockFloats / xStride, 16);
            for (int row = TileKernels.Boundary(rows, parts, part); row < end; row += step)
            {
                int count = Math.Min(step, end - row);
                int c = 0;
                for (; c < _whole; c += 16)
                {
                    BringBlock(x, xStride, row + step, step, c, channels);
                    BringBlock(dy, dyStride, row + step, step, c, channels);
                    Block<ILanes.Sixteen>(row, count, c, first + c, second + c);
                }

                for (; c < channels; c++)
                {
                    Block<ILanes.One>(row, count, c, first + c, second + c);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Block<TLanes>(int row, int count, int channel, float* first, float* second)
            where TLanes : struct, ILanes
        {
            // Two sums in turn, because one would wait for its own last addition.
            Vector512<float> sum0 = default, sum1 = default, product0 = default, product1 = default;
            Vector512<float> zero = TLanes.Load(origin + channel);
            bool masked = forward != null;
            Vector512<float> scale = masked ? TLanes.Load(forward + Padded(channels) + channel) : default;
            Vector512<float> offset = masked ? TLanes.Load(forward + (2 * Padded(channels)) + channel) : default;
            float* p = x + ((nint)row * xStride) + channel;
            float* q = dy + ((nint)row * dyStride) + channel;
            bool gradient = dy != null;
            for (int i = 0; i < count; i++)
            {
                Vector512<float> d = TLanes.Load(p) - zero;
                Vector512<float> g = gradient ? TLanes.Load(q) : d;
                if (masked)
                {
                    g = WherePositive(Vector512.MultiplyAddEstimate(d, scale, offset), g);
                }

                if ((i & 1) == 0)
                {
                    sum0 += g;
                    product0 = Vector512.MultiplyAddEstimate(g, d, product0);
                }
                else
                {
                    sum1 += g;
                    product1 = Vector512.MultiplyAddEstimate(g, d, product1);
                }

                p += xStride;
                q += dyStride;
            }

            TLanes.Store(first, TLanes.Load(first) + (sum0 + sum1));
            TLanes.Store(second, TLanes.Load(second) + (product0 + product1));
        }
    }

    /// <summary>
    /// y = (x − mean) · scale + offset, and dyScale · dy on top when there is a dy. Parameters are mean, scale, offset and dyScale, each padded.
    /// With relu, y is held at 0 or above; or, given dy, that counts only where the forward pass, given its parameters, had a positive output.
    /// </summary>
    private readonly struct Combination(
        int rows, int channels, int parts, float* x, int xStride, float* dy, int dyStride, float* y, int yStride, float* parameters, bool relu, float* forward = null)
        : IChunk
    {
        private readonly int _whole = ChannelLayout.WholeLanes(channels, Math.Min(dy == null ? xStride : Math.Min(xStride, dyStride), yStride));

        public void Run(int part)
        {
            int end = TileKernels.Boundary(rows, parts, part + 1);
            int step = Math.Max(BlockFloats / yStride, 16);
            for (int row = TileKernels.Boundary(rows, parts, part); row < end; row += step)
            {
                int count = Math.Min(step, end - row);
                int c = 0;
                for (; c < _whole; c += 16)
                {
                    BringBlock(x, xStride, row + step, step, c, channels);
                    BringBlock(dy, dyStride, row + step, step, c, channels);
                    Block<ILanes.Sixteen>(row, count, c);
                }

                for (; c < channels; c++)
                {
                    Block<ILanes.One>(row, count, c);
                }

                ChannelLayout.ClearPadding(count, c, y + ((nint)row * yStride), yStride);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Block<TLanes>(int row, int count, int channel)
            where TLanes : struct, ILanes
        {
            int padded = Padded(channels);
            Vector512<float> mean = TLanes.Load(parameters + channel);
            Vector512<float> scale = TLanes.Load(parameters + padded + channel);
            Vector512<float> offset = TLanes.Load(parameters + (2 * padded) + channel);
            Vector512<float> dyScale = dy == null ? default : TLanes.Load(parameters + (3 * padded) + channel);
            float* p = x + ((nint)row * xStride) + channel;
            float* q = dy + ((nint)row * dyStride) + channel;
            float* target = y + ((nint)row * yStride) + channel;
            bool gradient = dy != null;
            bool masked = gradient && relu;
            Vector512<float> forwardScale = masked ? TLanes.Load(forward + padded + channel) : default;
            Vector512<float> forwardOffset = masked ? TLanes.Load(forward + (2 * padded) + channel) : default;
            for (int i = 0; i < count; i++)
            {
                Vector512<float> d = TLanes.Load(p) - mean;
                Vector512<float> value = Vector512.MultiplyAddEstimate(d, scale, offset);
                if (gradient)
                {
                    Vector512<float> g = TLanes.Load(q);
                    g = masked ? WherePositive(Vector512.MultiplyAddEstimate(d, forwardScale, forwardOffset), g) : g;
                    value = Vector512.MultiplyAddEstimate(g, dyScale, value);
                }
                else if (relu)
                {
                    value = ChannelEpilogue.Relu(value);
                }

                TLanes.Store(target, ChannelLayout.Keep(value, channels - channel));
                p += xStride;
                q += dyStride;
                target += yStride;
            }
        }
    }
}
