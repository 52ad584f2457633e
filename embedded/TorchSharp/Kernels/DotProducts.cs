using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>
/// C = A · Bᵀ by dot products of rows, as a linear layer's forward pass needs, nothing packed: with a batch of 16 to 128 rows,
/// rearranging the weights would cost as much as multiplying by them.
/// A tile of 4 × 4 dot products keeps 16 vectors of partial sums; each step loads 8 vectors for 16 multiply-adds.
/// </summary>
internal static unsafe class DotProducts
{
    // Four rows of B of this length are 16 KiB, which stay in the first-level cache while the rows of A pass.
    private const int BlockLength = 1024;

    // That many rows of A in blocks of that length are 256 KiB, which stay in the second-level cache while the rows of B pass.
    private const int BlockRows = 64;

    /// <summary>Runs it on all threads; k is at least 16; parameters as <see cref="Gemm.Multiply"/>.</summary>
    public static void Run(int m, int n, int k, float* a, int lda, float* b, int ldb, float* c, int ldc, float* bias, bool accumulate)
    {
        int columnTiles = (n + 3) / 4;
        int rowTiles = (m + 3) / 4;
        int parts = ThreadTeam.Parts(2.0 * m * n * k);
        int columnParts = Math.Min(parts, columnTiles);
        int rowParts = Math.Clamp(parts / columnParts, 1, rowTiles);
        var chunks = new Chunks
        {
            M = m,
            N = n,
            K = k,
            A = a,
            Lda = lda,
            B = b,
            Ldb = ldb,
            C = c,
            Ldc = ldc,
            Bias = bias,
            Accumulate = accumulate,
            ColumnTiles = columnTiles,
            RowTiles = rowTiles,
            ColumnParts = columnParts,
            RowParts = rowParts,
        };
        ThreadTeam.Run(chunks, columnParts * rowParts);
    }

    private struct Chunks : IChunk
    {
        public int M;
        public int N;
        public int K;
        public float* A;
        public int Lda;
        public float* B;
        public int Ldb;
        public float* C;
        public int Ldc;
        public float* Bias;
        public bool Accumulate;
        public int ColumnTiles;
        public int RowTiles;
        public int ColumnParts;
        public int RowParts;

        public readonly void Run(int chunk)
        {
            int firstColumn = TileKernels.Boundary(ColumnTiles, ColumnParts, chunk / RowParts) * 4;
            int endColumn = Math.Min(TileKernels.Boundary(ColumnTiles, ColumnParts, (chunk / RowParts) + 1) * 4, N);
            int firstRow = TileKernels.Boundary(RowTiles, RowParts, chunk % RowParts) * 4;
            int endRow = Math.Min(TileKernels.Boundary(RowTiles, RowParts, (chunk % RowParts) + 1) * 4, M);

            // The last block takes what would be too short for a block of its own.
            int blocks = Math.Max(K / BlockLength, 1);
            for (int row = firstRow; row < endRow; row += BlockRows)
            {
                for (int block = 0; block < blocks; block++)
                {
                    int start = block * BlockLength;
                    int length = block == blocks - 1 ? K - start : BlockLength;
                    for (int column = firstColumn; column < endColumn; column += 4)
                    {
                        RunColumns(row, Math.Min(row + BlockRows, endRow), column, Math.Min(endColumn - column, 4), start, length);
                    }
                }
            }
        }

        private readonly void RunColumns(int firstRow, int endRow, int column, int columns, int start, int length)
        {
            for (int row = firstRow; row < endRow; row += 4)
            {
                RunTile(row, Math.Min(endRow - row, 4), column, columns, start, length, start == 0 ? Bias : null, Accumulate || start > 0);
            }
        }

        private readonly void RunTile(int row, int rows, int column, int columns, int start, int length, float* bias, bool add)
        {
            float* a = A + ((nint)row * Lda) + start;
            float* b = B + ((nint)column * Ldb) + start;
            float* tile = stackalloc float[16];

            // Rows that a tile at the edge does not have stand in for by its last one, and their results are dropped.
            Tile(
                length, a, a + ((nint)Math.Min(1, rows - 1) * Lda), a + ((nint)Math.Min(2, rows - 1) * Lda), a + ((nint)Math.Min(3, rows - 1) * Lda),
                b, b + ((nint)Math.Min(1, columns - 1) * Ldb), b + ((nint)Math.Min(2, columns - 1) * Ldb), b + ((nint)Math.Min(3, columns - 1) * Ldb), tile);
            for (int i = 0; i < rows; i++)
            {
                float* c = C + ((nint)(row + i) * Ldc) + column;
                for (int j = 0; j < columns; j++)
                {
                    c[j] = tile[(i * 4) + j] + (bias == null ? 0 : bias[column + j]) + (add ? c[j] : 0);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(int k, float* a0, float* a1, float* a2, float* a3, float* b0, float* b1, float* b2, float* b3, float* tile)
    {
        Vector512<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector512<float> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<float> s20 = default, s21 = default, s22 = default, s23 = default;
        Vector512<float> s30 = default, s31 = default, s32 = default, s33 = default;

        // The step after the last whole one reads the last 16 values again and clears those that were counted before.
        int whole = k / 16 * 16;
        int rest = k - whole;
        Vector512<float> keep = Vector512.GreaterThanOrEqual(Vector512.CreateSequence(0f, 1f), Vector512.Create(16f - rest));
        for (nint i = 0; i < k; i += 16)
        {
            bool last = i == whole;
            nint at = last ? k - 16 : i;
            Vector512<float> v0 = Vector512.Load(b0 + at);
            Vector512<float> v1 = Vector512.Load(b1 + at);
            Vector512<float> v2 = Vector512.Load(b2 + at);
            Vector512<float> v3 = Vector512.Load(b3 + at);
            Vector512<float> u0 = Vector512.Load(a0 + at);
            Vector512<float> u1 = Vector512.Load(a1 + at);
            Vector512<float> u2 = Vector512.Load(a2 + at);
            Vector512<float> u3 = Vector512.Load(a3 + at);
            if (last)
            {
                v0 = Vector512.ConditionalSelect(keep, v0, default);
                v1 = Vector512.ConditionalSelect(keep, v1, default);
                v2 = Vector512.ConditionalSelect(keep, v2, default);
                v3 = Vector512.ConditionalSelect(keep, v3, default);
                u0 = Vector512.ConditionalSelect(keep, u0, default);
                u1 = Vector512.ConditionalSelect(keep, u1, default);
                u2 = Vector512.ConditionalSelect(keep, u2, default);
                u3 = Vector512.ConditionalSelect(keep, u3, default);
            }

            s00 = Vector512.MultiplyAddEstimate(u0, v0, s00);
            s01 = Vector512.MultiplyAddEstimate(u0, v1, s01);
            s02 = Vector512.MultiplyAddEstimate(u0, v2, s02);
            s03 = Vector512.MultiplyAddEstimate(u0, v3, s03);
            s10 = Vector512.MultiplyAddEstimate(u1, v0, s10);
            s11 = Vector512.MultiplyAddEstimate(u1, v1, s11);
            s12 = Vector512.MultiplyAddEstimate(u1, v2, s12);
            s13 = Vector512.MultiplyAddEstimate(u1, v3, s13);
            s20 = Vector512.MultiplyAddEstimate(u2, v0, s20);
            s21 = Vector512.MultiplyAddEstimate(u2, v1, s21);
            s22 = Vector512.MultiplyAddEstimate(u2, v2, s22);
            s23 = Vector512.MultiplyAddEstimate(u2, v3, s23);
            s30 = Vector512.MultiplyAddEstimate(u3, v0, s30);
            s31 = Vector512.MultiplyAddEstimate(u3, v1, s31);
            s32 = Vector512.MultiplyAddEstimate(u3, v2, s32);
            s33 = Vector512.MultiplyAddEstimate(u3, v3, s33);
        }

        Sums(s00, s01, s02, s03).Store(tile);
        Sums(s10, s11, s12, s13).Store(tile + 4);
        Sums(s20, s21, s22, s23).Store(tile + 8);
        Sums(s30, s31, s32, s33).Store(tile + 12);
    }

    /// <summary>The sums of four vectors' lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector128<float> p = Quarter(a);
        Vector128<float> q = Quarter(b);
        Vector128<float> r = Quarter(c);
        Vector128<float> s = Quarter(d);
        if (Sse.IsSupported)
        {
            Vector128<float> pq = Sse.UnpackLow(p, q) + Sse.UnpackHigh(p, q);
            Vector128<float> rs = Sse.UnpackLow(r, s) + Sse.UnpackHigh(r, s);
            return Sse.MoveLowToHigh(pq, rs) + Sse.MoveHighToLow(rs, pq);
        }

        return Vector128.Create(p[0] + p[2] + (p[1] + p[3]), q[0] + q[2] + (q[1] + q[3]), r[0] + r[2] + (r[1] + r[3]), s[0] + s[2] + (s[1] + s[3]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter(Vector512<float> v)
    {
        Vector256<float> half = v.GetLower() + v.GetUpper();
        return half.GetLower() + half.GetUpper();
    }
}
