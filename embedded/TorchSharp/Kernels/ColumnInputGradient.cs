using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The gradient of the input of convolutions with few input channels and stride 1, where <see cref="Correlation"/> would leave most lanes of its vectors empty.
/// For each image one matrix product [output pixels × outputs] · [outputs × (kernel elements · inputs)] gives what every output pixel sends to the pixels in its window, with all
/// lanes in use; then each input pixel collects its shares.
/// </summary>
internal static unsafe class ColumnInputGradient
{
    // From this number of input channels on, the lanes of a pixel are full enough.
    private const int MostChannels = 12;

    // Floats of an image's shares: half of the second-level cache.
    private const int MostShares = 128 * 1024;

    private const double ChunkWork = 2e6;

    /// <summary>Whether the sizes suit the method.</summary>
    public static bool Fits(in ConvolutionShape s, int dyChannels) =>
        s.InChannels <= MostChannels && s.Groups == 1 && s.StrideHeight == 1 && s.StrideWidth == 1 && s.DilationHeight == 1 && s.DilationWidth == 1
        && dyChannels % 16 == 0 && (long)s.OutHeight * s.OutWidth * Columns(s) <= MostShares;

    /// <summary>Runs it on all threads; parameters as <see cref="Convolution.BackwardInput"/>.</summary>
    public static void Run(in ConvolutionShape s, float* dy, int dyChannels, float* w, float* dx, int dxChannels)
    {
        int kernel = s.KernelHeight * s.KernelWidth;
        int columns = Columns(s);
        using var scratch = new Scratch(((long)s.OutChannels * columns) + 32);
        float* zeros = scratch.Floats + ((nint)s.OutChannels * columns);
        new Span<float>(scratch.Floats, (s.OutChannels * columns) + 32).Clear();
        for (nint output = 0; output < s.OutChannels; output++)
        {
            Transposition.Run(s.InChannels, kernel, w + (output * s.InChannels * kernel), kernel, scratch.Floats + (output * columns), s.InChannels);
        }

        double work = 2.0 * s.OutHeight * s.OutWidth * s.OutChannels * columns;
        var chunks = new Chunks
        {
            Shape = s,
            Dy = dy,
            DyChannels = dyChannels,
            W = scratch.Floats,
            Zeros = zeros,
            Columns = columns,
            Dx = dx,
            DxChannels = dxChannels,
            Images = (int)Math.Clamp(ChunkWork / Math.Max(work, 1), 1, Math.Max(s.Batch, 1)),
        };
        ThreadTeam.Run(chunks, (s.Batch + chunks.Images - 1) / chunks.Images);
    }

    private static int Columns(in ConvolutionShape s) => ((s.KernelHeight * s.KernelWidth * s.InChannels) + 15) / 16 * 16;

    private struct Chunks : IChunk
    {
        public ConvolutionShape Shape;
        public float* Dy;
        public int DyChannels;
        public float* W;
        public float* Zeros;
        public int Columns;
        public float* Dx;
        public int DxChannels;
        public int Images;

        public readonly void Run(int chunk)
        {
            int pixels = Shape.OutHeight * Shape.OutWidth;
            int blocks = (Shape.OutChannels + 15) / 16;
            int packed = DyChannels == 16 ? 0 : blocks * pixels * 16;

            // Collecting reads whole vectors, the last of them beyond the last share.
            using var scratch = new Scratch(packed + ((long)pixels * Columns) + 16);
            float* shares = scratch.Floats + packed;
            for (int image = chunk * Images; image < Math.Min((chunk + 1) * Images, Shape.Batch); image++)
            {
                float* dy = Dy + ((nint)image * pixels * DyChannels);
                if (packed > 0)
                {
                    Pack(dy, pixels, blocks, scratch.Floats);
                    dy = scratch.Floats;
                }

                Multiply(dy, pixels, blocks, shares);
                Collect(shares, Dx + ((nint)image * Shape.Height * Shape.Width * DxChannels));
            }
        }

        private readonly void Pack(float* dy, int pixels, int blocks, float* target)
        {
            for (int block = 0; block < blocks; block++)
            {
                for (nint pixel = 0; pixel < pixels; pixel++, target += 16)
                {
                    Vector512.Load(dy + (pixel * DyChannels) + (block * 16)).Store(target);
                }
            }
        }

        private readonly void Multiply(float* dy, int pixels, int blocks, float* shares)
        {
            TileRun* runs = stackalloc TileRun[blocks];
            for (int block = 0; block < blocks; block++)
            {
                runs[block] = new TileRun((nint)block * pixels * 16, Math.Min(Shape.OutChannels - (block * 16), 16));
            }

            var task = new TileTask { XStep = 1, Runs = runs, RunCount = blocks, WStep = Columns, Start = Zeros, TargetStride = Columns };
            int tiles = TileKernels.Count(pixels, TileKernels.MaxRows);
            int first = 0;
            for (int tile = 1; tile <= tiles; tile++)
            {
                int end = TileKernels.Boundary(pixels, tiles, tile);
                task.X = dy + (first * 16);
                for (int column = 0; column < Columns;)
                {
                    int vectors = Math.Min((Columns - column) / 16, TileKernels.MaxVectors);
                    task.W = W + column;
                    task.Target = shares + ((nint)first * Columns) + column;
                    TileKernels.Get(end - first, vectors, spaced: true)(&task);
                    column += vectors * 16;
                }

                first = end;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Collect(float* shares, float* dx)
        {
            int inputs = Shape.InChannels;

            // One kernel column further on, the output pixel is one further back.
            nint step = inputs - Columns;
            for (int y = 0; y < Shape.Height; y++)
            {
                int firstRow = Math.Max(0, y + Shape.PadHeight - (Shape.OutHeight - 1));
                int endRow = Math.Min(Shape.KernelHeight, y + Shape.PadHeight + 1);
                for (int x = 0; x < Shape.Width; x++, dx += DxChannels)
                {
                    int firstColumn = Math.Max(0, x + Shape.PadWidth - (Shape.OutWidth - 1));
                    int endColumn = Math.Min(Shape.KernelWidth, x + Shape.PadWidth + 1);
                    Vector512<float> sum = default;
                    for (int ky = firstRow; ky < endRow; ky++)
                    {
                        nint pixel = ((nint)(y + Shape.PadHeight - ky) * Shape.OutWidth) + x + Shape.PadWidth - firstColumn;
                        float* share = shares + (pixel * Columns) + (((ky * Shape.KernelWidth) + firstColumn) * inputs);
                        for (int kx = firstColumn; kx < endColumn; kx++, share += step)
                        {
                            sum += Vector512.Load(share);
                        }
                    }

                    Store(ChannelLayout.Keep(sum, inputs), dx);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Store(Vector512<float> sum, float* target)
        {
            int lane = 0;
            if (DxChannels >= 16)
            {
                sum.Store(target);
                lane = 16;
            }

            for (; lane < DxChannels; lane++)
            {
                target[lane] = lane < 16 ? sum[lane] : 0;
            }
        }
    }
}
