namespace TorchSharp.Kernels;

/// <summary>
/// Batch normalisation over the rows of a [rows × channels] matrix, which is what a batch of channels-last images is.
/// A row starts every pixelStride floats, at least channels; lanes beyond channels of what is written become 0.
/// Vectors over channels hold exactly channels values; weight and bias may be null for 1 and 0.
/// </summary>
internal static unsafe class BatchNormalization
{
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
    public static void TrainingForward(
        int rows, int channels, float* x, int xStride, float* weight, float* bias, float epsilon, float* y, int yStride,
        float* mean, float* inverseDeviation, float* runningMean, float* runningVariance, float momentum)
    {
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            for (long r = 0; r < rows; r++)
            {
                sum += x[(r * xStride) + c];
            }

            double average = sum / rows;
            double squares = 0;
            for (long r = 0; r < rows; r++)
            {
                double d = x[(r * xStride) + c] - average;
                squares += d * d;
            }

            mean[c] = (float)average;
            inverseDeviation[c] = (float)(1 / Math.Sqrt((squares / rows) + epsilon));
            if (runningMean != null)
            {
                runningMean[c] += momentum * ((float)average - runningMean[c]);
            }

            if (runningVariance != null)
            {
                runningVariance[c] += momentum * ((float)(squares / (rows - 1)) - runningVariance[c]);
            }
        }

        Normalize(rows, channels, x, xStride, weight, bias, y, yStride, mean, inverseDeviation);
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
    public static void InferenceForward(
        int rows, int channels, float* x, int xStride, float* weight, float* bias, float* mean, float* variance, float epsilon, float* y, int yStride)
    {
        float* inverseDeviation = stackalloc float[channels];
        for (int c = 0; c < channels; c++)
        {
            inverseDeviation[c] = 1 / MathF.Sqrt(variance[c] + epsilon);
        }

        Normalize(rows, channels, x, xStride, weight, bias, y, yStride, mean, inverseDeviation);
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
    public static void TrainingBackward(
        int rows, int channels, float* x, int xStride, float* dy, int dyStride, float* weight, float* mean, float* inverseDeviation,
        float* dx, int dxStride, float* dweight, float* dbias)
    {
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            double product = 0;
            for (long r = 0; r < rows; r++)
            {
                sum += dy[(r * dyStride) + c];
                product += (double)dy[(r * dyStride) + c] * (x[(r * xStride) + c] - mean[c]) * inverseDeviation[c];
            }

            for (long r = 0; r < rows && dx != null; r++)
            {
                double normalized = (x[(r * xStride) + c] - mean[c]) * inverseDeviation[c];
                dx[(r * dxStride) + c] = (float)((weight == null ? 1 : weight[c]) * inverseDeviation[c]
                    * (dy[(r * dyStride) + c] - (sum / rows) - (normalized * product / rows)));
            }

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
            ClearPadding(rows, channels, dx, dxStride);
        }
    }

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
    public static void InferenceBackward(
        int rows, int channels, float* x, int xStride, float* dy, int dyStride, float* weight, float* mean, float* variance, float epsilon,
        float* dx, int dxStride, float* dweight, float* dbias)
    {
        for (int c = 0; c < channels; c++)
        {
            float inverseDeviation = 1 / MathF.Sqrt(variance[c] + epsilon);
            double sum = 0;
            double product = 0;
            for (long r = 0; r < rows; r++)
            {
                float gradient = dy[(r * dyStride) + c];
                sum += gradient;
                product += (double)gradient * (x[(r * xStride) + c] - mean[c]) * inverseDeviation;
                if (dx != null)
                {
                    dx[(r * dxStride) + c] = gradient * inverseDeviation * (weight == null ? 1 : weight[c]);
                }
            }

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
            ClearPadding(rows, channels, dx, dxStride);
        }
    }

    private static void Normalize(
        int rows, int channels, float* x, int xStride, float* weight, float* bias, float* y, int yStride, float* mean, float* inverseDeviation)
    {
        for (long r = 0; r < rows; r++)
        {
            for (int c = 0; c < channels; c++)
            {
                y[(r * yStride) + c] = ((x[(r * xStride) + c] - mean[c]) * inverseDeviation[c] * (weight == null ? 1 : weight[c])) + (bias == null ? 0 : bias[c]);
            }
        }

        ClearPadding(rows, channels, y, yStride);
    }

    private static void ClearPadding(int rows, int channels, float* y, int stride)
    {
        for (long r = 0; r < rows; r++)
        {
            new Span<float>(y + (r * stride) + channels, stride - channels).Clear();
        }
    }
}
