using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Products of matrices and of batches of them.</summary>
internal static unsafe class MatrixProduct
{
    /// <summary>op(a) · op(b) + bias for two matrices of one floating point type; a transposed operand is given as it is stored.</summary>
    public static TensorBody Multiply(TensorBody a, bool transposeA, TensorBody b, bool transposeB, TensorBody? bias = null)
    {
        using Held left = Held.Take(a.Contiguous());
        using Held right = Held.Take(b.Contiguous());
        long m = a.Sizes[transposeA ? 1 : 0];
        long n = b.Sizes[transposeB ? 0 : 1];
        TensorBody c = TensorBody.Empty(a.Type, Dims.Of(m, n));
        Run(left.Body, transposeA, right.Body, transposeB, bias, c, 0, 0, 0, m, n, a.Sizes[transposeA ? 0 : 1]);
        return c;
    }

    /// <summary>op(a[i]) · op(b[i]) for every i of two batches of matrices.</summary>
    public static TensorBody MultiplyBatches(TensorBody a, bool transposeA, TensorBody b, bool transposeB)
    {
        using Held left = Held.Take(a.Contiguous());
        using Held right = Held.Take(b.Contiguous());
        long batch = a.Sizes[0];
        long m = a.Sizes[transposeA ? 2 : 1];
        long k = a.Sizes[transposeA ? 1 : 2];
        long n = b.Sizes[transposeB ? 1 : 2];
        TensorBody c = TensorBody.Empty(a.Type, Dims.Of(batch, m, n));
        for (long i = 0; i < batch; i++)
        {
            Run(left.Body, transposeA, right.Body, transposeB, null, c, i * m * k, i * k * n, i * m * n, m, n, k);
        }

        return c;
    }

    private static void Run(
        TensorBody a, bool transposeA, TensorBody b, bool transposeB, TensorBody? bias, TensorBody c,
        long offsetA, long offsetB, long offsetC, long m, long n, long k)
    {
        int lda = (int)(transposeA ? m : k);
        int ldb = (int)(transposeB ? k : n);
        if (a.Type == ScalarType.Float32)
        {
            using Held added = Held.Take(bias?.Contiguous() ?? c.Retain());
            float* biases = bias is null ? null : added.Body.Floats;
            Gemm.Multiply((int)m, (int)n, (int)k, a.Floats + offsetA, lda, transposeA, b.Floats + offsetB, ldb, transposeB, c.Floats + offsetC, (int)n, biases, accumulate: false);
            GC.KeepAlive(added.Body);
        }
        else
        {
            var work = new ProductWork
            {
                A = a,
                B = b,
                C = c,
                Bias = bias,
                OffsetA = offsetA,
                OffsetB = offsetB,
                OffsetC = offsetC,
                M = m,
                N = n,
                K = k,
                RowA = transposeA ? 1 : lda,
                ColumnA = transposeA ? lda : 1,
                RowB = transposeB ? 1 : ldb,
                ColumnB = transposeB ? ldb : 1,
            };
            TypeSwitch.Numbers(a.Type, ref work, "matmul");
        }

        GC.KeepAlive(a);
        GC.KeepAlive(b);
    }

    private struct ProductWork : INumberWork
    {
        public TensorBody A;
        public TensorBody B;
        public TensorBody C;
        public TensorBody? Bias;
        public long OffsetA;
        public long OffsetB;
        public long OffsetC;
        public long M;
        public long N;
        public long K;
        public long RowA;
        public long ColumnA;
        public long RowB;
        public long ColumnB;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* a = A.Data<T>() + OffsetA;
            T* b = B.Data<T>() + OffsetB;
            T* c = C.Data<T>() + OffsetC;
            for (long i = 0; i < M; i++)
            {
                for (long j = 0; j < N; j++)
                {
                    T sum = Bias is null ? T.Zero : Bias.Data<T>()[j * Bias.Strides[0]];
                    for (long p = 0; p < K; p++)
                    {
                        sum += a[(i * RowA) + (p * ColumnA)] * b[(p * RowB) + (j * ColumnB)];
                    }

                    c[(i * N) + j] = sum;
                }
            }
        }
    }
}
