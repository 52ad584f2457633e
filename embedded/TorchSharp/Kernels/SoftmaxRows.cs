namespace TorchSharp.Kernels;

/// <summary>Softmax and cross-entropy over the rows of a contiguous [rows × classes] matrix.</summary>
internal static unsafe class SoftmaxRows
{
    /// <summary>exp(x) / Σ exp(x) in each row; y may be x.</summary>
    public static void Softmax(int rows, int classes, float* x, float* y)
    {
        LogSoftmax(rows, classes, x, y);
        Pointwise.Exp(y, y, (long)rows * classes);
    }

    /// <summary>x − log Σ exp(x) in each row; y may be x.</summary>
    public static void LogSoftmax(int rows, int classes, float* x, float* y)
    {
        for (int r = 0; r < rows; r++)
        {
            float* from = x + ((long)r * classes);
            float* to = y + ((long)r * classes);
            float largest = float.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                largest = MathF.Max(largest, from[c]);
            }

            double sum = 0;
            for (int c = 0; c < classes; c++)
            {
                sum += Math.Exp(from[c] - largest);
            }

            float log = (float)Math.Log(sum);
            for (int c = 0; c < classes; c++)
            {
                to[c] = from[c] - largest - log;
            }
        }
    }

    /// <summary>dx = y · (dy − Σ dy · y), y the output of <see cref="Softmax"/>; dx may be dy.</summary>
    public static void SoftmaxBackward(int rows, int classes, float* dy, float* y, float* dx)
    {
        for (int r = 0; r < rows; r++)
        {
            long row = (long)r * classes;
            double dot = 0;
            for (int c = 0; c < classes; c++)
            {
                dot += dy[row + c] * y[row + c];
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
                dx[row + c] = dy[row + c] - (MathF.Exp(y[row + c]) * (float)sum);
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
                spread -= row[c] * (classWeights == null ? 1 : classWeights[c]);
            }

            weights[r] = classWeights == null ? 1 : classWeights[labels[r]];
            losses[r] = (float)((-(1 - labelSmoothing) * row[labels[r]] * weights[r]) + (labelSmoothing / classes * spread));
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
        for (int r = 0; r < rows; r++)
        {
            float* row = logProbabilities + ((long)r * classes);
            float* to = dx + ((long)r * classes);
            if (labels[r] == ignoreIndex)
            {
                new Span<float>(to, classes).Clear();
                continue;
            }

            double all = 0;
            for (int c = 0; c < classes; c++)
            {
                all += Target(c);
            }

            for (int c = 0; c < classes; c++)
            {
                to[c] = (float)(scale[r * scaleStep] * ((Math.Exp(row[c]) * all) - Target(c)));
            }

            double Target(int c) =>
                (classWeights == null ? 1 : classWeights[c]) * ((labelSmoothing / classes) + (c == labels[r] ? 1 - labelSmoothing : 0));
        }
    }
}
