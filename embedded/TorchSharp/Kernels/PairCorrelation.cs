using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// A correlation of few channels to at most 8, which would leave half of each vector empty: here a vector holds 8 outputs of each of two neighbouring pixels.
/// Their windows overlap, so that one window, a column wider, serves both; in the column that only the other pixel reads, a pixel's weights are 0.
/// <code>
///            lanes 0 … 7, left pixel     lanes 8 … 15, right pixel
/// column 0         weights 0                     0
/// column 1         weights 1                 weights 0
///   …
/// column K             0                   weights K − 1
/// </code>
/// So a 5×5 kernel takes 30 terms for two pixels, where it would take 50.
/// </summary>
internal static unsafe class PairCorrelation
{
    private const int Half = 8;

    // About 10 µs of work, as in Correlation.
    private const double ChunkWork = 2e6;

    /// <summary>Whether sizes and layouts are such that it can be used, and is worth it.</summary>
    public static bool Fits(in CorrelationShape s, int yChannels) =>
        s is { Groups: 1, Outputs: <= Half, StrideWidth: 1, DilationWidth: 1, SpreadWidth: 1, SpreadHeight: 1, KernelWidth: >= 2, TargetWidth: >= 2, Batch: > 0, Reversed: false }
        && yChannels == 2 * Half && !Packing(s).Blocked;

    /// <summary>Runs it on all threads.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The source, channels-last.</param>
    /// <param name="xChannels">Pixel stride of the source.</param>
    /// <param name="w">Weights [Outputs, Inputs, KernelHeight, KernelWidth].</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="y">The target, channels-last with a pixel stride of 16; lanes beyond its channels become 0.</param>
    /// <param name="epilogue">What is done with each row of the target.</param>
    public static void Run(in CorrelationShape s, float* x, int xChannels, float* w, float* bias, float* y, in ChannelEpilogue epilogue)
    {
        PackedImage packing = Packing(s);
        int terms = s.Inputs * s.KernelHeight * (s.KernelWidth + 1);
        using var scratch = new Scratch(((long)terms + 1) * 2 * Half);
        using var runScratch = new Scratch((long)s.Inputs * s.KernelHeight * sizeof(TileRun) / sizeof(float));
        PackWeights(s, w, bias, scratch.Floats);
        TileRun* runs = (TileRun*)runScratch.Floats;
        for (int i = 0; i < s.Inputs * s.KernelHeight; i++)
        {
            runs[i] = new TileRun((i / s.KernelHeight * packing.BlockPitch) + (i % s.KernelHeight * s.DilationHeight * packing.RowPitch), s.KernelWidth + 1);
        }

        var chunks = new Chunks
        {
            Shape = s,
            Packing = packing,
            Task = new TileTask
            {
                XStep = 1,
                Runs = runs,
                RunCount = s.Inputs * s.KernelHeight,
                W = scratch.Floats + (2 * Half),
                WStep = 2 * Half,
                Start = scratch.Floats,
                TargetStride = 2 * Half,
            },
            X = x,
            XChannels = xChannels,
            Y = y,
            Images = (int)Math.Clamp(ChunkWork / Math.Max(s.Work, 1), 1, s.Batch),
            Epilogue = epilogue,
        };
        ThreadTeam.Run(chunks, (s.Batch + chunks.Images - 1) / chunks.Images);
    }

    private static PackedImage Packing(in CorrelationShape s) => new(
        s.Inputs, s.SourceHeight, s.SourceWidth, 1, 1, s.PadHeight, s.PadWidth, 1, Pairs(s) * 2, s.KernelWidth - 1, s.BandRows(s.TargetHeight));

    private static int Pairs(in CorrelationShape s) => (s.TargetWidth + 1) / 2;

    /// <summary>The bias, then a vector for each term: what the left pixel takes, then what the right one takes.</summary>
    private static void PackWeights(in CorrelationShape s, float* w, float* bias, float* target)
    {
        new Span<float>(target, ((s.Inputs * s.KernelHeight * (s.KernelWidth + 1)) + 1) * 2 * Half).Clear();
        int rows = s.Inputs * s.KernelHeight;
        for (int output = 0; output < s.Outputs; output++)
        {
            target[output] = target[output + Half] = bias == null ? 0 : bias[output];
            for (int row = 0; row < rows; row++)
            {
                float* to = target + ((1 + (row * (s.KernelWidth + 1))) * 2 * Half) + output;
                for (int column = 0; column < s.KernelWidth; column++, to += 2 * Half)
                {
                    to[0] = to[(2 * Half) + Half] = w[(((output * rows) + row) * s.KernelWidth) + column];
                }
            }
        }
    }

    private struct Chunks : IChunk
    {
        public CorrelationShape Shape;
        public PackedImage Packing;
        public TileTask Task;
        public float* X;
        public int XChannels;
        public float* Y;
        public int Images;
        public ChannelEpilogue Epilogue;

        public readonly void Run(int chunk)
        {
            int pairs = Pairs(Shape);
            using var scratch = new Scratch((Packing.Blocks * Packing.BlockPitch) + (pairs * 2 * Half));
            float* row = scratch.Floats;
            float* packed = row + (pairs * 2 * Half);
            for (nint image = (nint)chunk * Images; image < Math.Min(((nint)chunk + 1) * Images, Shape.Batch); image++)
            {
                float* x = X + (image * Shape.SourceHeight * Shape.SourceWidth * XChannels);
                for (int block = 0; block < Packing.Blocks; block++)
                {
                    Packing.Pack(x, XChannels, XChannels, block, 0, Shape.BandRows(Shape.TargetHeight), packed + (block * Packing.BlockPitch));
                }

                float* y = Y + (image * Shape.TargetHeight * Shape.TargetWidth * 2 * Half);
                for (int i = 0; i < Shape.TargetHeight; i++, y += Shape.TargetWidth * 2 * Half)
                {
                    RunRow(packed + (i * Shape.StrideHeight * Packing.RowPitch), row, pairs);
                    Part(row, y);
                }
            }
        }

        private readonly void RunRow(float* x, float* target, int pairs)
        {
            TileTask task = Task;
            int tiles = TileKernels.Count(pairs, TileKernels.MaxRows);
            int first = 0;
            for (int tile = 1; tile <= tiles; tile++)
            {
                int end = TileKernels.Boundary(pairs, tiles, tile);
                task.X = x + (first * 2);
                task.Target = target + (first * 2 * Half);
                TileKernels.GetPairs(end - first)(&task);
                first = end;
            }
        }

        /// <summary>Gives each pixel of the pairs a vector of its own.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Part(float* pairs, float* y)
        {
            ChannelEpilogue epilogue = Epilogue;
            for (float* end = pairs + (Shape.TargetWidth * Half); pairs < end; pairs += Half, y += 2 * Half)
            {
                epilogue.Apply(Vector256.Load(pairs).ToVector512(), 0).Store(y);
            }
        }
    }
}
