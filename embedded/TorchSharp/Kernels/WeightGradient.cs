using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The gradient of a convolution's weights: dw[o, c, ky, kx] = Σ over images and pixels of dy[pixel, o] · x[pixel moved by (ky, kx), c].
/// A tile is 8 input channels × 32 outputs at one kernel element, summed over a band of rows that stays in the first-level cache
/// while all kernel elements pass over it. Where a channel's pixels are neighbours, as in a network's first layer, a tile takes all elements of a small kernel at once: those of
/// one kernel row would not fill the registers, and each addition would wait for the last.
/// Work is cut by input channels first, because such parts need no adding up, and then by images; both cuts depend on the sizes alone.
/// </summary>
internal static unsafe class WeightGradient
{
    // Parts to aim at: they divide well among two, four and eight threads.
    private const int Parts = 8;

    private const double ChunkWork = 2e6;

    // Floats of x and dy in a band.
    private const int BandFloats = 12 * 1024;

    /// <summary>Runs it on all threads; parameters as <see cref="Convolution.BackwardWeight"/>.</summary>
    public static void Run(in CorrelationShape s, float* x, int xChannels, float* dy, int dyChannels, float* dw, float* dbias)
    {
        int pixelFloats = Math.Max(s.TargetWidth, 1) * (16 + Math.Min(s.Outputs, 32));
        int bandRows = Math.Clamp(BandFloats / pixelFloats, 1, Math.Max(s.TargetHeight, 1));
        PackedImage packing = s.Packing(bandRows);
        var weights = new PackedWeights(s.Outputs, s.Inputs, s.KernelHeight * s.KernelWidth, packing.Blocked);

        int slices = packing.Blocked ? packing.Blocks : 1;
        int wanted = Math.Max(Parts / (slices * s.Groups), 1);
        int imageParts = (int)Math.Clamp(s.Work * s.Batch / ChunkWork, 1, Math.Clamp(s.Batch, 1, wanted));
        int padded = weights.PaddedOutputs * s.Groups;
        int partSize = (weights.Size * s.Groups) + padded;
        using var scratch = new Scratch((long)partSize * imageParts);
        var chunks = new Chunks
        {
            Shape = s,
            Packing = packing,
            Packed = !(s.Groups == 1 && packing.IsSource(xChannels)),
            Weights = weights,
            BandRows = bandRows,
            Slices = slices,
            ImageParts = imageParts,
            X = x,
            XChannels = xChannels,
            Dy = dy,
            DyChannels = dyChannels,
            DyPacked = ((s.Groups - 1) * s.Outputs) + weights.PaddedOutputs > dyChannels,
            Sums = scratch.Floats,
            PartSize = partSize,
        };
        ThreadTeam.Run(chunks, imageParts * slices * s.Groups);

        var parts = new PartialSums(scratch.Floats, partSize, imageParts);
        ThreadTeam.Run(new Collection { Weights = weights, Parts = parts, GroupWeights = s.Outputs * s.Terms, Dw = dw }, weights.Pieces * s.Groups);
        parts.Add(weights.Size * s.Groups, dbias == null ? 0 : padded);
        for (int group = 0; group < s.Groups; group++)
        {
            if (dbias != null)
            {
                float* sums = scratch.Floats + (weights.Size * s.Groups) + (group * weights.PaddedOutputs);
                new Span<float>(sums, s.Outputs).CopyTo(new Span<float>(dbias + (group * s.Outputs), s.Outputs));
            }
        }
    }

    /// <summary>Adds the pixels of dy to the sums, for a number of outputs that is a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBias(float* dy, int dyStep, int pixels, int outputs, float* sums)
    {
        for (int output = 0; output < outputs; output += 16)
        {
            // Four sums in turn, because one would wait for its own last addition.
            Vector512<float> a = default, b = default, c = default, d = default;
            float* p = dy + output;
            int pixel = 0;
            for (; pixel <= pixels - 4; pixel += 4, p += 4 * dyStep)
            {
                a += Vector512.Load(p);
                b += Vector512.Load(p + dyStep);
                c += Vector512.Load(p + (2 * dyStep));
                d += Vector512.Load(p + (3 * dyStep));
            }

            for (; pixel < pixels; pixel++, p += dyStep)
            {
                a += Vector512.Load(p);
            }

            (Vector512.Load(sums + output) + (a + b + (c + d))).Store(sums + output);
        }
    }

    /// <summary>Adds up the parts' sums and brings them to the layout of the weights.</summary>
    private struct Collection : IChunk
    {
        public PackedWeights Weights;
        public PartialSums Parts;
        public int GroupWeights;
        public float* Dw;

        public readonly void Run(int chunk)
        {
            int group = chunk / Weights.Pieces;
            PackedPiece piece = Weights.Piece(chunk % Weights.Pieces);
            Parts.Add(((nint)group * Weights.Size) + piece.Start, piece.Length);
            Weights.Unpack(piece, Parts.Sums + ((nint)group * Weights.Size), Dw + ((nint)group * GroupWeights));
        }
    }

    private struct Chunks : IChunk
    {
        public CorrelationShape Shape;
        public PackedImage Packing;
        public bool Packed;
        public PackedWeights Weights;
        public int BandRows;
        public int Slices;
        public int ImageParts;
        public float* X;
        public int XChannels;
        public float* Dy;
        public int DyChannels;
        public bool DyPacked;
        public float* Sums;
        public int PartSize;

        public readonly void Run(int chunk)
        {
            int slice = chunk % Slices;
            int group = chunk / Slices % Shape.Groups;
            int part = chunk / Slices / Shape.Groups;
            int firstBlock = Packing.Blocked ? slice : 0;
            int endBlock = Packing.Blocked ? slice + 1 : Packing.Blocks;
            float* sums = Sums + ((nint)part * PartSize) + (group * Weights.Size);
            float* biasSums = slice > 0 ? null : Sums + ((nint)part * PartSize) + (Weights.Size * Shape.Groups) + (group * Weights.PaddedOutputs);
            Clear(sums, biasSums, firstBlock, endBlock);

            int dyPixels = BandRows * Shape.TargetWidth;
            long dyFloats = DyPacked ? (long)dyPixels * Weights.PaddedOutputs : 0;
            using var runScratch = new Scratch((long)BandRows * sizeof(TileRun) / sizeof(float));
            using var xScratch = new Scratch(Packed ? Packing.BlockPitch : 0);
            using var dyScratch = new Scratch(dyFloats);
            TileRun* runs = (TileRun*)runScratch.Floats;
            nint rowPitch = Packed ? Packing.RowPitch : Packing.SourceRowPitch;
            for (int row = 0; row < BandRows; row++)
            {
                runs[row] = new TileRun(row * Shape.StrideHeight * rowPitch, Shape.TargetWidth);
            }

            int firstImage = TileKernels.Boundary(Shape.Batch, ImageParts, part);
            int endImage = TileKernels.Boundary(Shape.Batch, ImageParts, part + 1);
            for (int image = firstImage; image < endImage; image++)
            {
                for (int firstRow = 0; firstRow < Shape.TargetHeight; firstRow += BandRows)
                {
                    int rows = Math.Min(BandRows, Shape.TargetHeight - firstRow);
                    float* dy = Dy + (((nint)image * Shape.TargetHeight) + firstRow) * Shape.TargetWidth * DyChannels + (group * Shape.Outputs);
                    int dyStep = DyChannels;
                    if (DyPacked)
                    {
                        PackGradient(dy, rows * Shape.TargetWidth, dyScratch.Floats);
                        dy = dyScratch.Floats;
                        dyStep = Weights.PaddedOutputs;
                    }

                    if (biasSums != null)
                    {
                        AddBias(dy, dyStep, rows * Shape.TargetWidth, Weights.PaddedOutputs, biasSums);
                    }

                    float* x = X + ((nint)image * Shape.SourceHeight * Shape.SourceWidth * XChannels) + (group * Shape.Inputs);
                    for (int block = firstBlock; block < endBlock; block++)
                    {
                        float* band = x + (firstRow * Shape.StrideHeight * rowPitch);
                        if (Packed)
                        {
                            band = xScratch.Floats;
                            Packing.Pack(x, XChannels, XChannels - (group * Shape.Inputs), block, firstRow * Shape.StrideHeight, Shape.BandRows(rows), band);
                        }

                        var task = new TileTask { Runs = runs, RunCount = rows, XStep = Packing.Spacing, WStep = dyStep };
                        AddBlock(task, block, band, rowPitch, dy, sums);
                    }
                }
            }
        }

        private readonly void Clear(float* sums, float* biasSums, int firstBlock, int endBlock)
        {
            int firstInput = firstBlock * Packing.Spacing;
            int inputs = Packing.Blocked ? Packing.ChannelsOf(firstBlock) : endBlock;
            for (int output = 0; output < Shape.Outputs; output += Weights.PanelWidth(output))
            {
                int width = Weights.PanelWidth(output);
                float* first = sums + Weights.Panel(output) + (Weights.FirstTerm(firstInput) * width);
                new Span<float>(first, inputs * Shape.KernelHeight * Shape.KernelWidth * width).Clear();
            }

            if (biasSums != null)
            {
                new Span<float>(biasSums, Weights.PaddedOutputs).Clear();
            }
        }

        private readonly void AddBlock(TileTask task, int block, float* band, nint rowPitch, float* dy, float* sums)
        {
            int channels = Packing.ChannelsOf(block);
            int firstInput = block * Packing.Spacing;

            // Rows of a tile are neighbours in x: the channels of a block, or the columns of the kernel where channels lie apart.
            bool columnsAsRows = !Packing.Blocked && Packing.ColumnOffset(Shape.DilationWidth) == 1;
            int neighbours = Packing.Blocked ? channels : columnsAsRows ? Shape.KernelWidth : 1;
            int tiles = TileKernels.Count(neighbours, TileKernels.MaxRows);
            for (int output = 0; output < Shape.Outputs; output += Weights.PanelWidth(output))
            {
                int width = Weights.PanelWidth(output);
                float* panel = sums + Weights.Panel(output) + (Weights.FirstTerm(firstInput) * width);
                task.W = dy + output;
                task.StartStride = width;
                task.TargetStride = width;
                var window = columnsAsRows ? TileKernels.GetWindow(Shape.KernelHeight, Shape.KernelWidth, width / 16) : null;
                if (window != null)
                {
                    task.X = band;
                    task.XPitch = Shape.DilationHeight * rowPitch;
                    task.Start = panel;
                    task.Target = panel;
                    window(&task);
                    continue;
                }

                for (int ky = 0; ky < Shape.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < Shape.KernelWidth; kx += columnsAsRows ? Shape.KernelWidth : 1)
                    {
                        float* x = band + (ky * Shape.DilationHeight * rowPitch) + Packing.ColumnOffset(kx * Shape.DilationWidth);
                        float* target = panel + ((nint)((ky * Shape.KernelWidth) + kx) * Weights.TermStep(firstInput) * width);
                        int first = 0;
                        for (int tile = 1; tile <= tiles; tile++)
                        {
                            int end = TileKernels.Boundary(neighbours, tiles, tile);
                            task.X = x + first;
                            task.Start = target + (first * width);
                            task.Target = task.Start;
                            TileKernels.Get(end - first, width / 16, spaced: false)(&task);
                            first = end;
                        }
                    }
                }
            }
        }

        private readonly void PackGradient(float* dy, int pixels, float* target)
        {
            for (int pixel = 0; pixel < pixels; pixel++, dy += DyChannels, target += Weights.PaddedOutputs)
            {
                new Span<float>(dy, Shape.Outputs).CopyTo(new Span<float>(target, Weights.PaddedOutputs));
                new Span<float>(target + Shape.Outputs, Weights.PaddedOutputs - Shape.Outputs).Clear();
            }
        }
    }
}
