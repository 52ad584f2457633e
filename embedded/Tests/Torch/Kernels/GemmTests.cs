namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class GemmTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 3, 5, 2 }, { 16, 10, 128 }, { 5, 33, 17 }, { 15, 48, 40 }, { 50, 128, 65 }, { 29, 47, 256 }, { 4, 4, 271 }, { 7, 10, 400 }, { 2, 3, 2080 },
        { 1, 84, 300 }, { 30, 1, 7 }, { 6, 9, 0 }, { 0, 5, 3 }, { 5, 0, 3 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Matches_the_definition_for_every_transposition(int m, int n, int k)
    {
        for (int variant = 0; variant < 16; variant++)
        {
            bool transposeA = (variant & 1) != 0;
            bool transposeB = (variant & 2) != 0;
            bool withBias = (variant & 4) != 0;
            bool accumulate = (variant & 8) != 0;
            int lda = (transposeA ? m : k) + (variant % 3);
            int ldb = (transposeB ? k : n) + (variant % 2);
            int ldc = n + (variant % 4);
            using GuardedFloats a = GuardedFloats.Random(1, transposeA ? k : m, lda, lda);
            using GuardedFloats b = GuardedFloats.Random(2, transposeB ? n : k, ldb, ldb);
            using GuardedFloats bias = GuardedFloats.Random(3, n);
            using GuardedFloats c = GuardedFloats.Random(4, m, n, ldc == 0 ? 1 : ldc);
            double[] expected = new double[m * n];
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = (withBias ? bias[j] : 0) + (accumulate ? c[(i * ldc) + j] : 0);
                    for (int p = 0; p < k; p++)
                    {
                        sum += (double)a[transposeA ? (p * lda) + i : (i * lda) + p] * b[transposeB ? (j * ldb) + p : (p * ldb) + j];
                    }

                    expected[(i * n) + j] = sum;
                }
            }

            Gemm.Multiply(m, n, k, a.Pointer, lda, transposeA, b.Pointer, ldb, transposeB, c.Pointer, ldc, withBias ? bias.Pointer : null, accumulate);
            if (n > 0)
            {
                c.AssertClose(expected, n, ldc);
            }
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Has_the_same_bits_on_any_number_of_threads(bool transposeA, bool transposeB)
    {
        const int M = 130, N = 150, K = 401;
        using GuardedFloats a = GuardedFloats.Random(1, M * K);
        using GuardedFloats b = GuardedFloats.Random(2, N * K);
        using var c = new GuardedFloats(M * N);
        float[]? first = null;
        KernelCollection.WithThreads(
            () =>
            {
                Gemm.Multiply(M, N, K, a.Pointer, transposeA ? M : K, transposeA, b.Pointer, transposeB ? K : N, transposeB, c.Pointer, N, null, false);
                first ??= c.Span.ToArray();
                c.AssertSameBits(first);
            },
            1, 2, 3, 8);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(84)]
    public void Gives_a_row_the_same_bits_in_any_batch(int k)
    {
        const int N = 121;
        using GuardedFloats x = GuardedFloats.Random(1, 50 * k);
        using GuardedFloats w = GuardedFloats.Random(2, N * k);
        using var all = new GuardedFloats(50 * N);
        Gemm.Multiply(50, N, k, x.Pointer, k, false, w.Pointer, k, true, all.Pointer, N, null, false);
        foreach (int rows in (int[])[1, 3, 14, 15, 49])
        {
            using var few = new GuardedFloats(rows * N);
            Gemm.Multiply(rows, N, k, x.Pointer, k, false, w.Pointer, k, true, few.Pointer, N, null, false);
            few.AssertSameBits(all.Span[..(rows * N)]);
        }
    }

    [Fact]
    public void Allocates_nothing_once_warm()
    {
        using GuardedFloats x = GuardedFloats.Random(1, 64 * 400);
        using GuardedFloats w = GuardedFloats.Random(2, 120 * 400);
        using var y = new GuardedFloats(64 * 120);
        Assert.Equal(0, KernelCollection.AllocatedBytes(() =>
        {
            Gemm.Multiply(64, 120, 400, x.Pointer, 400, false, w.Pointer, 400, true, y.Pointer, 120, null, false);
            Gemm.Multiply(64, 400, 120, y.Pointer, 120, false, w.Pointer, 400, false, x.Pointer, 400, null, false);
        }));
    }
}
