using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Softmax and cross-entropy over the rows of a contiguous [rows × classes] matrix. A row is worked on in a padded copy, so that ten classes
/// are one vector; a row's result does not depend on the others.
/// </summary>
internal static unsafe class SoftmaxRows
{
    // Some 3 µs of exponentials: more than a hand-over costs.
    private const int ChunkFloats = 512;

    /// <summary>exp(x) / Σ exp(x) in each row; y may be x.</summary>
    public static void Softmax(int rows, int classes, float* x, float* y) => Run(new Rows(rows, classes, x, y, logarithm: false));

    /// <summary>x − log Σ exp(x) in each row; y may be x.</summary>
    public static void LogSoftmax(int rows, int classes, float* x, float* y) => Run(new Rows(rows, classes, x, y, logarithm: true));

    /// <summary>dx = y · (dy − Σ dy · y), y the output of <see cref="Softmax"/>; dx may be dy.</summary>
    public static void SoftmaxBackward(int rows, int classes, float* dy, float* y, float* dx)
    {
        for (int r = 0; r < rows; r++)
        {
            long row = (long)r * classes;
            double dot = 0;
            for (int c = 0; c < classes; c++)
            {
                dot += (double)dy[row + c] * y[row + c];
            }

            for (int c = 0; c < classes; c++)
            {
                dx[row + c] = y[row + c] * (dy[row + c] - (float)dot);
            }
        }
    }

    /// <summary>dx = dy − exp(y) · Σ dy, y the output of <see cref="LogSoftmax"/>; dx may be dy.</summary>
    public static void LogSoftmaxBackward(int rows, int classes, float* dy, float* y, float* dx)
    {
        using var probabilities = new Scratch((long)rows * classes);
        Pointwise.Exp(y, probabilities.Floats, (long)rows * classes);
        for (int r = 0; r < rows; r++)
        {
            long row = (long)r * classes;
            double sum = 0;
            for (int c = 0; c < classes; c++)
            {
                sum += dy[row + c];
            }

            for (int c = 0; c < classes; c++)
            {
                dx[row + c] = dy[row + c] - (probabilities.Floats[row + c] * (float)sum);
            }
        }
    }

    /// <summary>Each row's cross-entropy, weighted; the caller sums the losses and, for torch's mean, divides by the sum of the weights.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="logits">Scores, [rows × classes].</param>
    /// <param name="labels">A class for each row; the caller has checked their range.</param>
    /// <param name="classWeights">A weight for each class, or null for 1.</param>
    /// <param name="labelSmoothing">Share of the target that is spread over all classes, 0 … 1.</param>
    /// <param name="ignoreIndex">Rows with this label have loss and weight 0.</param>
    /// <param name="logProbabilities">Receives the log-softmax of the logits; may be the logits.</param>
    /// <param name="losses">Receives each row's loss.</param>
    /// <param name="weights">Receives each row's weight, that of its label.</param>
    public static void CrossEntropy(
        int rows, int classes, float* logits, long* labels, float* classWeights, float labelSmoothing, long ignoreIndex,
        float* logProbabilities, float* losses, float* weights)
    {
        LogSoftmax(rows, classes, logits, logProbabilities);
        for (int r = 0; r < rows; r++)
        {
            float* row = logProbabilities + ((long)r * classes);
            if (labels[r] == ignoreIndex)
            {
                losses[r] = 0;
                weights[r] = 0;
                continue;
            }

            double spread = 0;
            for (int c = 0; c < classes && labelSmoothing != 0; c++)
            {
                spread -= (double)row[c] * (classWeights == null ? 1 : classWeights[c]);
            }

            weights[r] = classWeights == null ? 1 : classWeights[labels[r]];
            losses[r] = (float)((-(1 - (double)labelSmoothing) * row[labels[r]] * weights[r]) + (labelSmoothing / (double)classes * spread));
        }
    }

    /// <summary>The gradient of Σ scale[r] · losses[r] of <see cref="CrossEntropy"/> by the logits; overwrites dx.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="logProbabilities">As the forward pass wrote them.</param>
    /// <param name="labels">As in the forward pass.</param>
    /// <param name="classWeights">As in the forward pass.</param>
    /// <param name="labelSmoothing">As in the forward pass.</param>
    /// <param name="ignoreIndex">As in the forward pass.</param>
    /// <param name="scale">Factors of the rows.</param>
    /// <param name="scaleStep">1 for a factor a row, 0 for one factor for all.</param>
    /// <param name="dx">The gradient; may be logProbabilities.</param>
    public static void CrossEntropyBackward(
        int rows, int classes, float* logProbabilities, long* labels, float* classWeights, float labelSmoothing, long ignoreIndex,
        float* scale, int scaleStep, float* dx)
    {
        Pointwise.Exp(logProbabilities, dx, (long)rows * classes);
        double spread = labelSmoothing / (double)classes;
        double sumOfWeights = classes;
        if (classWeights != null)
        {
            sumOfWeights = Reductions.Sum(classWeights, classes);
        }

        for (int r = 0; r < rows; r++)
        {
            float* row = dx + ((long)r * classes);
            long label = labels[r];
            if (label == ignoreIndex)
            {
                new Span<float>(row, classes).Clear();
                continue;
            }

            double factor = scale[r * scaleStep];
            double onLabel = (1 - (double)labelSmoothing) * (classWeights == null ? 1 : classWeights[label]);
            double targets = (spread * sumOfWeights) + onLabel;
            for (int c = 0; c < classes; c++)
            {
                double target = (spread * (classWeights == null ? 1 : classWeights[c])) + (c == label ? onLabel : 0);
                row[c] = (float)(factor * ((row[c] * targets) - target));
            }
        }
    }

    private static void Run(in Rows rows)
    {
        if (rows.Classes > 0)
        {
            ThreadTeam.Run(rows, (rows.Count + rows.Step - 1) / rows.Step);
        }
    }

    private static float Largest(Vector512<float> v)
    {
        Vector256<float> eight = Vector256.Max(v.GetLower(), v.GetUpper());
        Vector128<float> four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
    }

    private readonly struct Rows(int count, int classes, float* x, float* y, bool logarithm) : IChunk
    {
        public int Count { get; } = count;

        public int Classes { get; } = classes;

        public int Step { get; } = Math.Clamp(ChunkFloats / Math.Max(classes, 1), 1, Math.Max(count, 1));

        public void Run(int chunk)
        {
            int padded = (Classes + 15) / 16 * 16;
            using var scratch = new Scratch(padded);
            new Span<float>(scratch.Floats, padded).Fill(float.NegativeInfinity);
            for (long row = (long)chunk * Step; row < Math.Min((chunk + 1L) * Step, Count); row++)
            {
                new Span<float>(x + (row * Classes), Classes).CopyTo(new Span<float>(scratch.Floats, Classes));
                Row(scratch.Floats, padded);
                new Span<float>(scratch.Floats, Classes).CopyTo(new Span<float>(y + (row * Classes), Classes));
            }
        }

        private void Row(float* row, int padded)
        {
            Vector512<float> largest = Vector512.Load(row);
            for (int i = 16; i < padded; i += 16)
            {
                largest = Vector512.Max(largest, Vector512.Load(row + i));
            }

            Vector512<float> offset = Vector512.Create(Largest(largest));
            Vector512<float> sums = default;
            for (int i = 0; i < padded; i += 16)
            {
                Vector512<float> exponential = VectorMath.Exp(Vector512.Load(row + i) - offset);
                sums += exponential;
                if (!logarithm)
                {
                    exponential.Store(row + i);
                }
            }

            (Vector512<double> low, Vector512<double> high) = Vector512.Widen(sums);
            double sum = Vector512.Sum(low + high);
            Vector512<float> log = Vector512.Create((float)Math.Log(sum));
            Vector512<float> inverse = Vector512.Create((float)(1 / sum));
            for (int i = 0; i < padded; i += 16)
            {
                Vector512<float> v = Vector512.Load(row + i);
                (logarithm ? v - offset - log : v * inverse).Store(row + i);
            }

            new Span<float>(row + Classes, padded - Classes).Fill(float.NegativeInfinity);
        }
    }
}
