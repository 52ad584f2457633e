using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// 3×3 correlations of stride 1 by <see cref="WinogradTransforms"/>: for a band of an image, transform the pieces, multiply their 16 elements as 16 matrix
/// products [tiles × inputs] · [inputs × outputs] with the register tile, transform back. 2.25 times fewer multiplications than <see cref="Correlation"/>,
/// of which the transforms eat up about a fifth.
/// </summary>
internal static unsafe class WinogradCorrelation
{
    // Floats of a band's transformed pieces, inputs and outputs together: a quarter of the second-level cache, the weights another.
    private const int BandFloats = 64 * 1024;

    /// <summary>Runs it on all threads; parameters as <see cref="Correlation.Run"/>.</summary>
    public static void Run(in CorrelationShape s, float* x, int xChannels, float* w, float* bias, float* y, int yChannels, in ChannelEpilogue epilogue)
    {
        var weights = new PackedWeights(s.Outputs, s.Inputs, 9, blocked: true);
        int elementSize = weights.PaddedOutputs * s.Inputs;
        int rows = WinogradBand.RowsOf(s);
        int tiles = BandFloats / (WinogradTransforms.Elements * (((s.Inputs + 15) / 16 * 16) + weights.PaddedOutputs));
        int bands = TileKernels.Count(rows, Math.Max(tiles / WinogradBand.ColumnsOf(s), 1));
        using var packed = new Scratch(weights.Size);
        using var scratch = new Scratch((WinogradTransforms.Elements * (long)elementSize) + 32 + weights.PaddedOutputs);
        float* zeros = scratch.Floats + (WinogradTransforms.Elements * elementSize);
        float* paddedBias = zeros + 32;
        new Span<float>(zeros, 32 + weights.PaddedOutputs).Clear();
        if (bias != null)
        {
            new Span<float>(bias, s.Outputs).CopyTo(new Span<float>(paddedBias, s.Outputs));
        }

        int outer = s.Reversed ? 9 : s.Inputs * 9;
        int inner = s.Reversed ? s.Outputs * 9 : 9;
        ThreadTeam.Run(
            new WeightTransform
            {
                Weights = weights,
                W = w,
                OutputStride = outer,
                InputStride = inner,
                Reversed = s.Reversed,
                Inputs = s.Inputs,
                Packed = packed.Floats,
                Target = scratch.Floats,
                ElementSize = elementSize,
            },
            weights.Pieces);
        var chunks = new Chunks
        {
            Shape = s,
            Weights = weights,
            X = x,
            XChannels = xChannels,
            W = scratch.Floats,
            ElementSize = elementSize,
            Zeros = zeros,
            Bias = paddedBias,
            Y = y,
            YChannels = yChannels,
            Bands = bands,
            Epilogue = epilogue,
        };
        ThreadTeam.Run(chunks, s.Batch * bands);
    }

    private struct WeightTransform : IChunk
    {
        public PackedWeights Weights;
        public float* W;
        public nint OutputStride;
        public nint InputStride;
        public bool Reversed;
        public int Inputs;
        public float* Packed;
        public float* Target;
        public int ElementSize;

        public readonly void Run(int chunk)
        {
            PackedPiece piece = Weights.Piece(chunk);
            Weights.Pack(piece, W, OutputStride, InputStride, Reversed, Packed);
            for (int input = piece.FirstInput; input < piece.FirstInput + piece.Inputs; input++)
            {
                float* from = Packed + Weights.Panel(piece.FirstOutput) + (Weights.FirstTerm(input) * piece.Width);
                float* to = Target + ((nint)piece.FirstOutput * Inputs) + ((nint)input * piece.Width);
                for (int lane = 0; lane < piece.Width; lane += 16)
                {
                    WinogradTransforms.Kernel(from + lane, (nint)Weights.TermStep(input) * piece.Width, to + lane, ElementSize);
                }
            }
        }
    }

    private struct Chunks : IChunk
    {
        public CorrelationShape Shape;
        public PackedWeights Weights;
        public float* X;
        public int XChannels;
        public float* W;
        public int ElementSize;
        public float* Zeros;
        public float* Bias;
        public float* Y;
        public int YChannels;
        public int Bands;
        public ChannelEpilogue Epilogue;

        public readonly void Run(int chunk)
        {
            int image = chunk / Bands;
            int rows = WinogradBand.RowsOf(Shape);
            int firstRow = TileKernels.Boundary(rows, Bands, chunk % Bands);
            var band = new WinogradBand(Shape, Zeros, firstRow, TileKernels.Boundary(rows, Bands, (chunk % Bands) + 1) - firstRow);
            int blocks = (Shape.Inputs + 15) / 16;
            nint blockStep = band.Tiles * 16;
            nint sourceStep = blocks * blockStep;
            nint productStep = (nint)band.Tiles * Weights.PaddedOutputs;
            using var scratch = new Scratch(WinogradTransforms.Elements * (sourceStep + productStep));
            float* pieces = scratch.Floats;
            float* products = pieces + (WinogradTransforms.Elements * sourceStep);
            float* x = X + ((nint)image * Shape.SourceHeight * Shape.SourceWidth * XChannels);
            for (int block = 0; block < blocks; block++)
            {
                band.TransformInput(x + (block * 16), XChannels, pieces + (block * blockStep), sourceStep);
            }

            TileRun* runs = stackalloc TileRun[blocks];
            for (int block = 0; block < blocks; block++)
            {
                runs[block] = new TileRun(block * blockStep, Math.Min(Shape.Inputs - (block * 16), 16));
            }

            var task = new TileTask { XStep = 1, Runs = runs, RunCount = blocks, Start = Zeros, TargetStride = Weights.PaddedOutputs };
            for (int element = 0; element < WinogradTransforms.Elements; element++)
            {
                band.BringNextRows(x, XChannels, element);
                Multiply(task, band.Tiles, pieces + (element * sourceStep), W + ((nint)element * ElementSize), products + (element * productStep));
            }

            if (Epilogue.IsPooled)
            {
                PoolOutput(band, products, productStep, Y + ((nint)image * (Shape.TargetHeight / 2) * (Shape.TargetWidth / 2) * YChannels));
            }
            else
            {
                TransformOutput(band, products, productStep, Y + ((nint)image * Shape.TargetHeight * Shape.TargetWidth * YChannels));
            }
        }

        private readonly void Multiply(TileTask task, int tiles, float* pieces, float* w, float* products)
        {
            int parts = TileKernels.Count(tiles, TileKernels.MaxRows);
            for (int output = 0; output < Weights.PaddedOutputs; output += Weights.PanelWidth(output))
            {
                int width = Weights.PanelWidth(output);
                task.W = w + ((nint)output * Shape.Inputs);
                task.WStep = width;
                int first = 0;
                for (int part = 1; part <= parts; part++)
                {
                    int end = TileKernels.Boundary(tiles, parts, part);
                    task.X = pieces + (first * 16);
                    task.Target = products + ((nint)first * Weights.PaddedOutputs) + output;
                    TileKernels.Get(end - first, width / 16, spaced: true)(&task);
                    first = end;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void TransformOutput(in WinogradBand band, float* products, nint step, float* y)
        {
            nint rowStep = (nint)Shape.TargetWidth * YChannels;
            for (int row = 0; row < band.Rows; row++)
            {
                int top = (band.FirstRow + row) * 2;
                bool lower = top + 1 < Shape.TargetHeight;
                for (int column = 0; column < band.Columns; column++)
                {
                    bool right = (column * 2) + 1 < Shape.TargetWidth;
                    float* target = y + (top * rowStep) + ((nint)column * 2 * YChannels);
                    for (int output = 0; output < Weights.PaddedOutputs; output += 16, products += 16, target += 16)
                    {
                        Vector512<float> bias = Vector512.Load(Bias + output);
                        WinogradTransforms.Output(
                            products, step, out Vector512<float> y00, out Vector512<float> y01, out Vector512<float> y10, out Vector512<float> y11);
                        Epilogue.Apply(y00 + bias, output).Store(target);
                        if (right)
                        {
                            Epilogue.Apply(y01 + bias, output).Store(target + YChannels);
                        }

                        if (lower)
                        {
                            Epilogue.Apply(y10 + bias, output).Store(target + rowStep);
                        }

                        if (right && lower)
                        {
                            Epilogue.Apply(y11 + bias, output).Store(target + rowStep + YChannels);
                        }
                    }
                }
            }

            if (Weights.PaddedOutputs < YChannels)
            {
                int firstRow = band.FirstRow * 2;
                int rows = Math.Min(band.Rows * 2, Shape.TargetHeight - firstRow);
                ChannelLayout.ClearPadding((long)rows * Shape.TargetWidth, Weights.PaddedOutputs, y + (firstRow * rowStep), YChannels);
            }
        }

        /// <summary>As <see cref="TransformOutput"/>, but of each tile, which is a pooling's window, only the largest output.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void PoolOutput(in WinogradBand band, float* products, nint step, float* y)
        {
            int columns = Shape.TargetWidth / 2;
            int rows = Math.Min(band.Rows, (Shape.TargetHeight / 2) - band.FirstRow);
            float* target = y + ((nint)band.FirstRow * columns * YChannels);
            for (int row = 0; row < rows; row++, products += (nint)(band.Columns - columns) * Weights.PaddedOutputs)
            {
                for (int column = 0; column < columns; column++, target += YChannels)
                {
                    for (int output = 0; output < Weights.PaddedOutputs; output += 16, products += 16)
                    {
                        Vector512<float> bias = Vector512.Load(Bias + output);
                        WinogradTransforms.Output(
                            products, step, out Vector512<float> y00, out Vector512<float> y01, out Vector512<float> y10, out Vector512<float> y11);
                        Vector512<float> best = QuadPooling.Larger(Epilogue.Apply(y00 + bias, output), Epilogue.Apply(y01 + bias, output));
                        best = QuadPooling.Larger(best, Epilogue.Apply(y10 + bias, output));
                        QuadPooling.Larger(best, Epilogue.Apply(y11 + bias, output)).Store(target + output);
                    }
                }
            }
        }
    }
}
