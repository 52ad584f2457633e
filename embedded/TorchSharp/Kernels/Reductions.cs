namespace TorchSharp.Kernels;

/// <summary>Sums in a fixed order.</summary>
internal static unsafe class Reductions
{
    /// <summary>The sum of n floats.</summary>
    public static double Sum(float* x, long n)
    {
        double sum = 0;
        for (long i = 0; i < n; i++)
        {
            sum += x[i];
        }

        return sum;
    }

    /// <summary>The sum of n floats' squares.</summary>
    public static double SumOfSquares(float* x, long n)
    {
        double sum = 0;
        for (long i = 0; i < n; i++)
        {
            sum += (double)x[i] * x[i];
        }

        return sum;
    }

    /// <summary>The sums of a matrix's columns, as a linear layer's bias gradient needs; overwrites sums.</summary>
    public static void ColumnSums(int rows, int columns, float* x, int rowStride, float* sums)
    {
        for (int c = 0; c < columns; c++)
        {
            double sum = 0;
            for (long r = 0; r < rows; r++)
            {
                sum += x[(r * rowStride) + c];
            }

            sums[c] = (float)sum;
        }
    }
}
