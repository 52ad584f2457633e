using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The gradient of the weights of 3×3 convolutions of stride 1 by <see cref="WinogradTransforms"/>: pieces of the input and gradients of the output are transformed as in
/// the forward pass, their 16 elements multiplied as matrix products [inputs × tiles] · [tiles × outputs] that add up over tiles and images, and the
/// sums transformed back once at the end. Work is cut as in <see cref="WeightGradient"/>.
/// </summary>
internal static unsafe class WinogradWeightGradient
{
    // Blocks of 16 input channels in a slice: the gradients are transformed once more for every slice.
    private const int SliceBlocks = 2;

    private const int Parts = 8;

    private const double ChunkWork = 2e6;

    // Floats of a band's transformed pieces, inputs and gradients together.
    private const int BandFloats = 64 * 1024;

    /// <summary>Runs it on all threads; parameters as <see cref="Convolution.BackwardWeight"/>.</summary>
    public static void Run(in CorrelationShape s, float* x, int xChannels, float* dy, int dyChannels, float* dw, float* dbias)
    {
        var weights = new PackedWeights(s.Outputs, s.Inputs, 9, blocked: true);
        int elementSize = weights.PaddedOutputs * s.Inputs;
        int blocks = (s.Inputs + 15) / 16;
        int slices = TileKernels.Count(blocks, SliceBlocks);
        int imageParts = (int)Math.Clamp(s.Work * s.Batch / slices / ChunkWork, 1, Math.Clamp(s.Batch, 1, Math.Max(Parts / slices, 1)));
        int tiles = BandFloats / (WinogradTransforms.Elements * ((SliceBlocks * 16) + weights.PaddedOutputs));
        int partSize = (WinogradTransforms.Elements * elementSize) + weights.PaddedOutputs;
        using var scratch = new Scratch(((long)partSize * imageParts) + weights.Size + 16);
        float* packed = scratch.Floats + ((nint)partSize * imageParts);
        float* zeros = packed + weights.Size;
        new Span<float>(zeros, 16).Clear();
        var chunks = new Chunks
        {
            Shape = s,
            Weights = weights,
            X = x,
            XChannels = xChannels,
            Dy = dy,
            DyChannels = dyChannels,
            Sums = scratch.Floats,
            PartSize = partSize,
            ElementSize = elementSize,
            Zeros = zeros,
            Blocks = blocks,
            Slices = slices,
            ImageParts = imageParts,
            Bands = TileKernels.Count(WinogradBand.RowsOf(s), Math.Max(tiles / Math.Max(WinogradBand.ColumnsOf(s), 1), 1)),
        };
        ThreadTeam.Run(chunks, slices * imageParts);

        var parts = new PartialSums(scratch.Floats, partSize, imageParts);
        ThreadTeam.Run(new Collection { Weights = weights, Parts = parts, Inputs = s.Inputs, ElementSize = elementSize, Packed = packed, Dw = dw }, weights.Pieces);
        if (dbias != null)
        {
            parts.Add(WinogradTransforms.Elements * elementSize, weights.PaddedOutputs);
            new Span<float>(scratch.Floats + (WinogradTransforms.Elements * elementSize), s.Outputs).CopyTo(new Span<float>(dbias, s.Outputs));
        }
    }

    /// <summary>Adds up the parts' sums, transforms them back and brings them to the layout of the weights.</summary>
    private struct Collection : IChunk
    {
        public PackedWeights Weights;
        public PartialSums Parts;
        public int Inputs;
        public int ElementSize;
        public float* Packed;
        public float* Dw;

        public readonly void Run(int chunk)
        {
            PackedPiece piece = Weights.Piece(chunk);
            nint start = ((nint)piece.FirstOutput * Inputs) + ((nint)piece.FirstInput * piece.Width);
            for (int element = 0; element < WinogradTransforms.Elements; element++)
            {
                Parts.Add(((nint)element * ElementSize) + start, piece.Inputs * piece.Width);
            }

            for (int input = 0; input < piece.Inputs; input++)
            {
                float* from = Parts.Sums + start + ((nint)input * piece.Width);
                float* to = Packed + Weights.Panel(piece.FirstOutput) + (Weights.FirstTerm(piece.FirstInput + input) * piece.Width);
                for (int lane = 0; lane < piece.Width; lane += 16)
                {
                    WinogradTransforms.KernelGradient(from + lane, ElementSize, to + lane, (nint)Weights.TermStep(piece.FirstInput + input) * piece.Width);
                }
            }

            Weights.Unpack(piece, Packed, Dw);
        }
    }

    private struct Chunks : IChunk
    {
        public CorrelationShape Shape;
        public PackedWeights Weights;
        public float* X;
        public int XChannels;
        public float* Dy;
        public int DyChannels;
        public float* Sums;
        public int PartSize;
        public int ElementSize;
        public float* Zeros;
        public int Blocks;
        public int Slices;
        public int ImageParts;
        public int Bands;

        public readonly void Run(int chunk)
        {
            int slice = chunk % Slices;
            int part = chunk / Slices;
            int firstBlock = slice * SliceBlocks;
            int endBlock = Math.Min(firstBlock + SliceBlocks, Blocks);
            float* sums = Sums + ((nint)part * PartSize);
            float* biasSums = slice > 0 ? null : sums + (WinogradTransforms.Elements * ElementSize);
            Clear(sums, biasSums, firstBlock * 16, Math.Min(endBlock * 16, Shape.Inputs));

            int rows = WinogradBand.RowsOf(Shape);
            int mostTiles = TileKernels.Count(rows, Bands) * WinogradBand.ColumnsOf(Shape);
            using var scratch = new Scratch(WinogradTransforms.Elements * (long)mostTiles * ((SliceBlocks * 16) + Weights.PaddedOutputs));
            int endImage = TileKernels.Boundary(Shape.Batch, ImageParts, part + 1);
            for (int image = TileKernels.Boundary(Shape.Batch, ImageParts, part); image < endImage; image++)
            {
                float* x = X + ((nint)image * Shape.SourceHeight * Shape.SourceWidth * XChannels);
                float* dy = Dy + ((nint)image * Shape.TargetHeight * Shape.TargetWidth * DyChannels);
                for (int i = 0; i < Bands; i++)
                {
                    int firstRow = TileKernels.Boundary(rows, Bands, i);
                    var band = new WinogradBand(Shape, Zeros, firstRow, TileKernels.Boundary(rows, Bands, i + 1) - firstRow);
                    if (biasSums != null)
                    {
                        int pixels = (Math.Min((firstRow + band.Rows) * 2, Shape.TargetHeight) - (firstRow * 2)) * Shape.TargetWidth;
                        WeightGradient.AddBias(dy + ((nint)firstRow * 2 * Shape.TargetWidth * DyChannels), DyChannels, pixels, Weights.PaddedOutputs, biasSums);
                    }

                    AddBand(band, x, dy, firstBlock, endBlock, scratch.Floats, sums);
                }
            }
        }

        private readonly void Clear(float* sums, float* biasSums, int firstInput, int endInput)
        {
            for (int element = 0; element < WinogradTransforms.Elements; element++)
            {
                for (int output = 0; output < Weights.PaddedOutputs; output += Weights.PanelWidth(output))
                {
                    int width = Weights.PanelWidth(output);
                    float* first = sums + ((nint)element * ElementSize) + ((nint)output * Shape.Inputs) + ((nint)firstInput * width);
                    new Span<float>(first, (endInput - firstInput) * width).Clear();
                }
            }

            if (biasSums != null)
            {
                new Span<float>(biasSums, Weights.PaddedOutputs).Clear();
            }
        }

        private readonly void AddBand(in WinogradBand band, float* x, float* dy, int firstBlock, int endBlock, float* pieces, float* sums)
        {
            nint blockStep = band.Tiles * 16;
            nint sourceStep = (endBlock - firstBlock) * blockStep;
            nint gradientStep = (nint)band.Tiles * Weights.PaddedOutputs;
            float* gradients = pieces + (WinogradTransforms.Elements * sourceStep);
            for (int block = firstBlock; block < endBlock; block++)
            {
                band.TransformInput(x + (block * 16), XChannels, pieces + ((block - firstBlock) * blockStep), sourceStep);
            }

            TransformGradient(band, dy, gradients, gradientStep);
            var run = new TileRun(0, band.Tiles);
            var task = new TileTask { XStep = 16, Runs = &run, RunCount = 1, WStep = Weights.PaddedOutputs };
            nint gradientFloats = (nint)band.Rows * 2 * Shape.TargetWidth * DyChannels;
            for (int element = 0; element < WinogradTransforms.Elements; element++)
            {
                band.BringNextRows(x, XChannels, element);
                CacheAhead.Bring(dy + ((nint)(band.FirstRow + band.Rows) * 2 * Shape.TargetWidth * DyChannels), gradientFloats, element, WinogradTransforms.Elements);
                for (int block = firstBlock; block < endBlock; block++)
                {
                    float* piece = pieces + (element * sourceStep) + ((block - firstBlock) * blockStep);
                    AddBlock(task, block, piece, gradients + (element * gradientStep), sums + ((nint)element * ElementSize));
                }
            }
        }

        private readonly void AddBlock(TileTask task, int block, float* pieces, float* gradients, float* sums)
        {
            int inputs = Math.Min(Shape.Inputs - (block * 16), 16);
            int tiles = TileKernels.Count(inputs, TileKernels.MaxRows);
            for (int output = 0; output < Weights.PaddedOutputs; output += Weights.PanelWidth(output))
            {
                int width = Weights.PanelWidth(output);
                float* target = sums + ((nint)output * Shape.Inputs) + ((nint)block * 16 * width);
                task.W = gradients + output;
                task.StartStride = width;
                task.TargetStride = width;
                int first = 0;
                for (int tile = 1; tile <= tiles; tile++)
                {
                    int end = TileKernels.Boundary(inputs, tiles, tile);
                    task.X = pieces + first;
                    task.Start = target + (first * width);
                    task.Target = task.Start;
                    TileKernels.Get(end - first, width / 16, spaced: false)(&task);
                    first = end;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void TransformGradient(in WinogradBand band, float* dy, float* target, nint step)
        {
            nint rowStep = (nint)Shape.TargetWidth * DyChannels;
            for (int row = 0; row < band.Rows; row++)
            {
                int top = (band.FirstRow + row) * 2;
                bool lower = top + 1 < Shape.TargetHeight;
                for (int column = 0; column < band.Columns; column++)
                {
                    bool right = (column * 2) + 1 < Shape.TargetWidth;
                    float* source = dy + (top * rowStep) + ((nint)column * 2 * DyChannels);
                    for (int output = 0; output < Weights.PaddedOutputs; output += 16, source += 16, target += 16)
                    {
                        WinogradTransforms.Gradient(
                            Vector512.Load(source),
                            right ? Vector512.Load(source + DyChannels) : default,
                            lower ? Vector512.Load(source + rowStep) : default,
                            right && lower ? Vector512.Load(source + rowStep + DyChannels) : default,
                            target,
                            step);
                    }
                }
            }
        }
    }
}
