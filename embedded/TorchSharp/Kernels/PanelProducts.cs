namespace TorchSharp.Kernels;

/// <summary>
/// Matrix products in panels of 32 columns: for each panel of B, tiles of up to 14 rows of A pass over it. A lies packed as the register tile
/// wants it, the values of a tile's rows side by side; a B whose columns are neighbours is read in place.
/// </summary>
internal static unsafe class PanelProducts
{
    /// <summary>Runs it on all threads; parameters as <see cref="Gemm.Multiply"/>.</summary>
    public static void Run(
        int m, int n, int k, float* a, int lda, bool transposeA, float* b, int ldb, bool transposeB, float* c, int ldc, float* bias, bool accumulate)
    {
        int width = 16 * TileKernels.MaxVectors;
        int panels = (n + width - 1) / width;
        int tiles = TileKernels.Count(m, TileKernels.MaxRows);
        int parts = ThreadTeam.Parts(2.0 * m * n * k);

        // Neither cut can show in the result. Columns first, because every cut of the rows reads B once more.
        int columnParts = Math.Min(parts, panels);
        int rowParts = Math.Clamp(parts / columnParts, 1, tiles);
        using var packedA = new Scratch(transposeA ? 0 : (long)m * k);
        var chunks = new Chunks
        {
            M = m,
            N = n,
            K = k,
            A = transposeA ? a : packedA.Floats,
            Lda = lda,
            TransposeA = transposeA,
            B = b,
            Ldb = ldb,
            TransposeB = transposeB,
            C = c,
            Ldc = ldc,
            Bias = bias,
            Accumulate = accumulate,
            Panels = panels,
            Tiles = tiles,
            ColumnParts = columnParts,
            RowParts = rowParts,
        };
        if (!transposeA)
        {
            var packing = new PackingOfA { M = m, K = k, A = a, Lda = lda, Tiles = tiles, Target = packedA.Floats, Step = (int)Math.Clamp(32768L / Math.Max(14L * k, 1), 1, tiles) };
            ThreadTeam.Run(packing, (tiles + packing.Step - 1) / packing.Step);
        }

        ThreadTeam.Run(chunks, columnParts * rowParts);
    }

    private struct PackingOfA : IChunk
    {
        public int M;
        public int K;
        public float* A;
        public int Lda;
        public int Tiles;
        public float* Target;
        public int Step;

        public readonly void Run(int chunk)
        {
            for (int tile = chunk * Step; tile < Math.Min((chunk + 1) * Step, Tiles); tile++)
            {
                int first = TileKernels.Boundary(M, Tiles, tile);
                int rows = TileKernels.Boundary(M, Tiles, tile + 1) - first;
                Transposition.Run(rows, K, A + ((nint)first * Lda), Lda, Target + ((nint)first * K), rows);
            }
        }
    }

    private struct Chunks : IChunk
    {
        public int M;
        public int N;
        public int K;
        public float* A;
        public int Lda;
        public bool TransposeA;
        public float* B;
        public int Ldb;
        public bool TransposeB;
        public float* C;
        public int Ldc;
        public float* Bias;
        public bool Accumulate;
        public int Panels;
        public int Tiles;
        public int ColumnParts;
        public int RowParts;

        public readonly void Run(int chunk)
        {
            int width = 16 * TileKernels.MaxVectors;
            int columnPart = chunk / RowParts;
            int rowPart = chunk % RowParts;
            int endPanel = TileKernels.Boundary(Panels, ColumnParts, columnPart + 1);
            using var scratch = new Scratch((long)K * width);
            for (int panel = TileKernels.Boundary(Panels, ColumnParts, columnPart); panel < endPanel; panel++)
            {
                int column = panel * width;
                RunPanel(
                    column, Math.Min(width, N - column), TileKernels.Boundary(Tiles, RowParts, rowPart), TileKernels.Boundary(Tiles, RowParts, rowPart + 1),
                    scratch.Floats);
            }
        }

        private readonly void RunPanel(int column, int columns, int firstTile, int endTile, float* scratch)
        {
            int vectors = (columns + 15) / 16;
            int width = vectors * 16;
            float* start = stackalloc float[32];
            float* partial = stackalloc float[RegisterTile.MaxRows * 32];
            new Span<float>(start, 32).Clear();
            if (Bias != null)
            {
                new Span<float>(Bias + column, columns).CopyTo(new Span<float>(start, columns));
            }

            float* b = B + column;
            int step = Ldb;
            if (TransposeB || width != columns)
            {
                PackB(column, columns, width, scratch);
                b = scratch;
                step = width;
            }

            var run = new TileRun(0, K);
            var task = new TileTask { Runs = &run, RunCount = 1, W = b, WStep = step };
            for (int tile = firstTile; tile < endTile; tile++)
            {
                int row = TileKernels.Boundary(M, Tiles, tile);
                int rows = TileKernels.Boundary(M, Tiles, tile + 1) - row;
                task.X = TransposeA ? A + row : A + ((nint)row * K);
                task.XStep = TransposeA ? Lda : rows;
                float* c = C + ((nint)row * Ldc) + column;
                bool direct = width == columns && !(Accumulate && Bias != null);
                task.Start = direct && Accumulate ? c : start;
                task.StartStride = direct && Accumulate ? Ldc : 0;
                task.Target = direct ? c : partial;
                task.TargetStride = direct ? Ldc : width;
                TileKernels.Get(rows, vectors, spaced: false)(&task);
                if (!direct)
                {
                    CopyOut(partial, width, rows, columns, c);
                }
            }
        }

        private readonly void PackB(int column, int columns, int width, float* target)
        {
            if (width != columns)
            {
                new Span<float>(target, K * width).Clear();
            }

            if (TransposeB)
            {
                Transposition.Run(columns, K, B + ((nint)column * Ldb), Ldb, target, width);
                return;
            }

            for (int p = 0; p < K; p++)
            {
                new Span<float>(B + ((nint)p * Ldb) + column, columns).CopyTo(new Span<float>(target + ((nint)p * width), columns));
            }
        }

        private readonly void CopyOut(float* tile, int width, int rows, int columns, float* c)
        {
            for (int row = 0; row < rows; row++, tile += width, c += Ldc)
            {
                for (int i = 0; i < columns; i++)
                {
                    c[i] = Accumulate ? c[i] + tile[i] : tile[i];
                }
            }
        }
    }
}
