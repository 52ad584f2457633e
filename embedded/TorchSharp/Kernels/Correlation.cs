namespace TorchSharp.Kernels;

/// <summary>
/// Computes all outputs of a <see cref="CorrelationShape"/>: for each image it packs the source, then fills the target with register tiles of up to
/// 14 neighbouring pixels of a row × 32 channels.
/// </summary>
internal static unsafe class Correlation
{
    // About 10 µs of work: a chunk smaller than that costs more to hand over than it brings.
    private const double ChunkWork = 2e6;

    /// <summary>Runs it on all threads.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The source, channels-last.</param>
    /// <param name="xChannels">Pixel stride of the source.</param>
    /// <param name="w">Weights [OutChannels, InChannels / Groups, KernelHeight, KernelWidth] of the forward pass.</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="y">The target, channels-last.</param>
    /// <param name="yChannels">Pixel stride of the target; lanes beyond its channels become 0.</param>
    /// <param name="epilogue">What is done with each row of the target; only without groups and where yChannels is a multiple of 16.</param>
    public static void Run(in CorrelationShape s, float* x, int xChannels, float* w, float* bias, float* y, int yChannels, in ChannelEpilogue epilogue)
    {
        if (s.Batch == 0 || yChannels == 0)
        {
            return;
        }

        // Outputs do not depend on each other, so that cutting the work differently cannot change them.
        int images = (int)Math.Clamp(ChunkWork / Math.Max(s.Work, 1), 1, s.Batch);
        int bands = s.Batch >= 8 ? 1 : (int)Math.Clamp(s.Work / ChunkWork, 1, s.TargetHeight);
        int bandRows = (s.TargetHeight + bands - 1) / bands;
        PackedImage packing = s.Packing(bandRows);
        bool packed = !(s.Groups == 1 && packing.IsSource(xChannels));
        int kernel = s.KernelHeight * s.KernelWidth;
        var weights = new PackedWeights(s.Outputs, s.Inputs, kernel, packing.Blocked);
        int padded = weights.PaddedOutputs * s.Groups;

        using var runScratch = new Scratch((long)packing.Blocks * kernel * sizeof(TileRun) / sizeof(float));
        using var weightScratch = new Scratch(((long)weights.Size * s.Groups) + padded);
        float* paddedBias = weightScratch.Floats + (weights.Size * s.Groups);
        new Span<float>(paddedBias, padded).Clear();
        ThreadTeam.Run(new WeightPacking { Shape = s, Weights = weights, W = w, Target = weightScratch.Floats }, weights.Pieces * s.Groups);
        for (int group = 0; group < s.Groups; group++)
        {
            if (bias != null)
            {
                new Span<float>(bias + (group * s.Outputs), s.Outputs).CopyTo(new Span<float>(paddedBias + (group * weights.PaddedOutputs), s.Outputs));
            }
        }

        TileRun* runs = (TileRun*)runScratch.Floats;
        int runCount = s.ListRuns(packing, packed ? packing.RowPitch : packing.SourceRowPitch, runs);
        var chunks = new Chunks
        {
            Shape = s,
            Packing = packing,
            Packed = packed,
            Weights = weights,
            Runs = runs,
            RunCount = runCount,
            X = x,
            XChannels = xChannels,
            W = weightScratch.Floats,
            Bias = paddedBias,
            Y = y,
            YChannels = yChannels,
            Images = images,
            BandRows = bandRows,
            Epilogue = epilogue,
        };
        ThreadTeam.Run(chunks, (s.Batch + images - 1) / images * ((s.TargetHeight + bandRows - 1) / bandRows));
    }

    private struct WeightPacking : IChunk
    {
        public CorrelationShape Shape;
        public PackedWeights Weights;
        public float* W;
        public float* Target;

        public readonly void Run(int chunk)
        {
            nint group = chunk / Weights.Pieces;
            int kernel = Shape.KernelHeight * Shape.KernelWidth;
            nint outer = (nint)(Shape.Reversed ? Shape.Outputs : Shape.Inputs) * kernel;
            Weights.Pack(
                Weights.Piece(chunk % Weights.Pieces), W + (group * Shape.Outputs * Shape.Inputs * kernel), Shape.Reversed ? kernel : outer, Shape.Reversed ? outer : kernel,
                Shape.Reversed, Target + (group * Weights.Size));
        }
    }

    private struct Chunks : IChunk
    {
        public CorrelationShape Shape;
        public PackedImage Packing;
        public bool Packed;
        public PackedWeights Weights;
        public TileRun* Runs;
        public int RunCount;
        public float* X;
        public int XChannels;
        public float* W;
        public float* Bias;
        public float* Y;
        public int YChannels;
        public int Images;
        public int BandRows;
        public ChannelEpilogue Epilogue;

        public readonly void Run(int chunk)
        {
            int bands = (Shape.TargetHeight + BandRows - 1) / BandRows;
            int firstImage = chunk / bands * Images;
            int firstRow = chunk % bands * BandRows;
            int rows = Math.Min(BandRows, Shape.TargetHeight - firstRow);
            using var scratch = new Scratch(Packed ? Packing.Blocks * Packing.BlockPitch : 0);
            for (int image = firstImage; image < Math.Min(firstImage + Images, Shape.Batch); image++)
            {
                for (int group = 0; group < Shape.Groups; group++)
                {
                    RunBand(image, group, firstRow, rows, scratch.Floats);
                }

                ClearPadding(image, firstRow, rows);
            }
        }

        private readonly void RunBand(int image, int group, int firstRow, int rows, float* scratch)
        {
            float* x = X + ((nint)image * Shape.SourceHeight * Shape.SourceWidth * XChannels) + (group * Shape.Inputs);
            nint rowPitch = Packing.SourceRowPitch;
            int sourceRow = firstRow * Shape.StrideHeight;
            if (Packed)
            {
                for (int block = 0; block < Packing.Blocks; block++)
                {
                    Packing.Pack(x, XChannels, XChannels - (group * Shape.Inputs), block, sourceRow, Shape.BandRows(rows), scratch + (block * Packing.BlockPitch));
                }

                x = scratch;
                rowPitch = Packing.RowPitch;
            }
            else
            {
                x += sourceRow * rowPitch;
            }

            float* y = Y + (((nint)image * Shape.TargetHeight) + firstRow) * Shape.TargetWidth * YChannels + (group * Shape.Outputs);
            for (int output = 0; output < Shape.Outputs; output += Weights.PanelWidth(output))
            {
                int width = Weights.PanelWidth(output);
                var task = new TileTask
                {
                    XStep = 1,
                    Runs = Runs,
                    RunCount = RunCount,
                    W = W + ((nint)group * Weights.Size) + Weights.Panel(output),
                    WStep = width,
                    Start = Bias + (group * Weights.PaddedOutputs) + output,
                    TargetStride = YChannels,
                };

                // In the last panel of a group the lanes beyond its outputs are padding at best, and the next group's at worst.
                int lanes = Math.Min(width, Shape.Groups == 1 ? YChannels - output : Shape.Outputs - output);
                for (int row = 0; row < rows; row++)
                {
                    task.X = x + (row * Shape.StrideHeight * rowPitch);
                    task.Target = y + ((nint)row * Shape.TargetWidth * YChannels) + output;
                    if (lanes == width)
                    {
                        float* target = task.Target;
                        RunRow(ref task, width);
                        if (!Epilogue.IsEmpty)
                        {
                            Epilogue.Apply(target, Shape.TargetWidth, YChannels, output, width);
                        }
                    }
                    else
                    {
                        RunRowPartly(task, width, lanes);
                    }
                }
            }
        }

        private readonly void RunRow(ref TileTask task, int width)
        {
            int tiles = TileKernels.Count(Shape.TargetWidth, TileKernels.MaxRows);
            float* x = task.X;
            float* y = task.Target;
            int column = 0;
            for (int tile = 1; tile <= tiles; tile++)
            {
                int end = TileKernels.Boundary(Shape.TargetWidth, tiles, tile);
                task.X = x + (column * Packing.Spacing);
                task.Target = y + ((nint)column * YChannels);
                fixed (TileTask* pointer = &task)
                {
                    TileKernels.Get(end - column, width / 16, Packing.Blocked)(pointer);
                }

                column = end;
            }
        }

        private readonly void RunRowPartly(TileTask task, int width, int lanes)
        {
            float* tile = stackalloc float[RegisterTile.MaxRows * 32];
            float* x = task.X;
            float* y = task.Target;
            task.Target = tile;
            task.TargetStride = width;
            int most = TileKernels.MaxRows;
            for (int column = 0; column < Shape.TargetWidth; column += most)
            {
                int count = Math.Min(most, Shape.TargetWidth - column);
                task.X = x + (column * Packing.Spacing);
                TileKernels.Get(count, width / 16, Packing.Blocked)(&task);
                for (int i = 0; i < count; i++)
                {
                    new Span<float>(tile + (i * width), lanes).CopyTo(new Span<float>(y + ((nint)(column + i) * YChannels), lanes));
                }
            }
        }

        private readonly void ClearPadding(int image, int firstRow, int rows)
        {
            int written = Math.Min(YChannels, Shape.Groups == 1 ? Weights.PaddedOutputs : Shape.Groups * Shape.Outputs);
            if (written < YChannels)
            {
                float* y = Y + (((nint)image * Shape.TargetHeight) + firstRow) * Shape.TargetWidth * YChannels;
                ChannelLayout.ClearPadding((long)rows * Shape.TargetWidth, written, y, YChannels);
            }
        }
    }
}
