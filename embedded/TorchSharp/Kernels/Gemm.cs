namespace TorchSharp.Kernels;

/// <summary>Matrix products of row-major float matrices.</summary>
internal static unsafe class Gemm
{
    // From this length on, adding up the lanes of a dot product costs less than transposing B.
    private const int ShortestDot = 256;

    /// <summary>
    /// C[m×n] = op(A)[m×k] · op(B)[k×n] + bias, or C += … when <paramref name="accumulate"/> is set. A row of C does not depend on m.
    /// </summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums; 0 gives the bias alone.</param>
    /// <param name="a">m×k, or k×m when <paramref name="transposeA"/> is set.</param>
    /// <param name="lda">Elements from one row of A to the next.</param>
    /// <param name="transposeA">Whether A is stored transposed.</param>
    /// <param name="b">k×n, or n×k when <paramref name="transposeB"/> is set.</param>
    /// <param name="ldb">Elements from one row of B to the next.</param>
    /// <param name="transposeB">Whether B is stored transposed.</param>
    /// <param name="c">The result.</param>
    /// <param name="ldc">Elements from one row of C to the next; what lies between n and ldc is not touched.</param>
    /// <param name="bias">n values added to every row, or null.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    public static void Multiply(
        int m, int n, int k,
        float* a, int lda, bool transposeA,
        float* b, int ldb, bool transposeB,
        float* c, int ldc, float* bias, bool accumulate)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        if (transposeB && !transposeA && k >= ShortestDot)
        {
            DotProducts.Run(m, n, k, a, lda, b, ldb, c, ldc, bias, accumulate);
        }
        else
        {
            PanelProducts.Run(m, n, k, a, lda, transposeA, b, ldb, transposeB, c, ldc, bias, accumulate);
        }
    }
}
