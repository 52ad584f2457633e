using TorchSharp.Engine;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window of images [N, C, H, W].</summary>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => MaxPool(input, (int)kernel_size, (int)kernel_size, One(stride), One(padding), One(dilation), ceil_mode, false).Values;

            /// <summary>The largest value of each window of images [N, C, H, W].</summary>
            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
                => MaxPool(input, (int)kernel_size.Item1, (int)kernel_size.Item2, Two(stride), Two(padding), Two(dilation), ceil_mode, false).Values;

            /// <summary>The largest value of each window of images [N, C, H, W].</summary>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                (int rows, int columns) = Windows.Pair(kernel_size, 1, "max_pool2d", "kernel_size");
                return MaxPool(input, rows, columns, Both(strides, "stride"), Both(padding, "padding"), Both(dilation, "dilation"), ceil_mode, false).Values;
            }

            /// <summary>The largest value of each window and where it stood in its image, row · width + column.</summary>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                (int rows, int columns) = Windows.Pair(kernel_size, 1, "max_pool2d", "kernel_size");
                (Tensor values, Tensor? indices) = MaxPool(input, rows, columns, Both(strides, "stride"), Both(padding, "padding"), Both(dilation, "dilation"), ceil_mode, true);
                return (values, indices!);
            }

            /// <summary>The mean of each window of images [N, C, H, W].</summary>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => AveragePool(input, (int)kernel_size, (int)kernel_size, One(stride), ((int)padding, (int)padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window of images [N, C, H, W].</summary>
            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null)
                => AveragePool(input, (int)kernel_size.Item1, (int)kernel_size.Item2, Two(stride), Two(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window of images [N, C, H, W].</summary>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null)
            {
                (int rows, int columns) = Windows.Pair(kernel_size, 1, "avg_pool2d", "kernel_size");
                return AveragePool(input, rows, columns, Both(stride, "stride"), Both(padding, "padding"), ceil_mode, count_include_pad, divisor_override);
            }

            /// <summary>Means over windows so laid that the output has a given size.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <summary>Means over windows so laid that the output has a given size.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            /// <summary>Means over windows so laid that the output has a given size.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
            {
                using Held batch = Held.Take(Windows.Batch(input.Body, "adaptive_avg_pool2d"));
                TensorBody x = batch.Body;
                (int outRows, int outColumns) = Windows.Pair(output_size, 1, "adaptive_avg_pool2d", "output_size");
                if (outRows < 1 || outColumns < 1)
                {
                    throw new ArgumentException($"adaptive_avg_pool2d: an output size of at least 1 is expected, found {outRows}×{outColumns}.");
                }

                int rows = (int)x.Sizes[2];
                int columns = (int)x.Sizes[3];
                if (rows % outRows == 0 && columns % outColumns == 0 && rows > 0 && columns > 0)
                {
                    var even = new PoolingShape(
                        (int)x.Sizes[0], (int)x.Sizes[1], rows, columns, rows / outRows, columns / outColumns, rows / outRows, columns / outColumns, 0, 0, 1, 1, false);
                    return Windows.Unbatch(Images.AveragePool(x, even, countIncludePad: true, divisor: 0), input.Body);
                }

                return Uneven(input, outRows, outColumns);
            }

            private static Tensor Uneven(Tensor input, int outRows, int outColumns)
            {
                // Windows of different sizes: cut them out one by one.
                using DisposeScope scope = NewDisposeScope();
                long rows = input.size(-2);
                long columns = input.size(-1);
                var lines = new Tensor[outRows];
                for (int i = 0; i < outRows; i++)
                {
                    (long top, long height) = Window(i, outRows, rows);
                    Tensor band = input.narrow(-2, top, height);
                    var cells = new Tensor[outColumns];
                    for (int j = 0; j < outColumns; j++)
                    {
                        (long left, long width) = Window(j, outColumns, columns);
                        cells[j] = band.narrow(-1, left, width).mean([-2, -1]);
                    }

                    lines[i] = stack(cells, -1);
                }

                return scope.MoveToOuter(stack(lines, -2));
            }

            private static (long Start, long Length) Window(long index, long count, long size)
            {
                long start = index * size / count;
                long end = (((index + 1) * size) + count - 1) / count;
                return (start, end - start);
            }

            private static (int Rows, int Columns)? One(long? value) => value is null ? null : ((int)value, (int)value);

            private static (int Rows, int Columns)? Two((long, long)? value) => value is null ? null : ((int)value.Value.Item1, (int)value.Value.Item2);

            private static (int Rows, int Columns)? Both(long[]? values, string name)
                => values is null or { Length: 0 } ? null : Windows.Pair(values, 1, "pool2d", name);

            private static (Tensor Values, Tensor? Indices) MaxPool(
                Tensor input, int rows, int columns, (int Rows, int Columns)? stride, (int Rows, int Columns)? padding, (int Rows, int Columns)? dilation, bool ceilMode, bool withIndices)
            {
                using Held batch = Held.Take(Windows.Batch(input.Body, "max_pool2d"));
                PoolingShape shape = Shape(batch.Body, rows, columns, stride ?? (rows, columns), padding ?? (0, 0), dilation ?? (1, 1), ceilMode, "max_pool2d");
                TensorBody values = Images.MaxPool(batch.Body, shape, withIndices, out TensorBody? indices);
                return (Windows.Unbatch(values, input.Body), indices is null ? null : Windows.Unbatch(indices, input.Body));
            }

            private static Tensor AveragePool(
                Tensor input, int rows, int columns, (int Rows, int Columns)? stride, (int Rows, int Columns)? padding, bool ceilMode, bool countIncludePad, long? divisor)
            {
                using Held batch = Held.Take(Windows.Batch(input.Body, "avg_pool2d"));
                if (divisor == 0)
                {
                    throw new ArgumentException("avg_pool2d: a divisor_override other than 0 is expected.");
                }

                PoolingShape shape = Shape(batch.Body, rows, columns, stride ?? (rows, columns), padding ?? (0, 0), (1, 1), ceilMode, "avg_pool2d");
                return Windows.Unbatch(Images.AveragePool(batch.Body, shape, countIncludePad, (int)(divisor ?? 0)), input.Body);
            }

            private static PoolingShape Shape(
                TensorBody x, int rows, int columns, (int Rows, int Columns) stride, (int Rows, int Columns) padding, (int Rows, int Columns) dilation, bool ceilMode, string operation)
            {
                if (rows < 1 || columns < 1 || stride.Rows < 1 || stride.Columns < 1 || dilation.Rows < 1 || dilation.Columns < 1
                    || padding.Rows < 0 || padding.Columns < 0 || 2 * padding.Rows > rows || 2 * padding.Columns > columns)
                {
                    throw new ArgumentException(
                        $"{operation}: kernel ({rows}, {columns}), stride {stride} and dilation {dilation} must be at least 1, and padding {padding} at most half the kernel.");
                }

                var shape = new PoolingShape(
                    (int)x.Sizes[0], (int)x.Sizes[1], (int)x.Sizes[2], (int)x.Sizes[3], rows, columns, stride.Rows, stride.Columns, padding.Rows, padding.Columns,
                    dilation.Rows, dilation.Columns, ceilMode);
                return shape.OutHeight < 1 || shape.OutWidth < 1
                    ? throw new ArgumentException($"{operation}: a kernel of ({rows}, {columns}) does not fit images of shape {x.Sizes} with padding {padding}.")
                    : shape;
            }
        }
    }
}
