using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(Half[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(Half[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(Half[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(Half[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<Half>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(Half[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<Half>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<Half> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<Half> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<Half> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<Half> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<byte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from a list in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions from a list in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A matrix from a list in row-major order.</summary>
    public static Tensor tensor(IList<short> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of one dimension from a list.</summary>
    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<Half> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<Half>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<byte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<double>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<float>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<long>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<sbyte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from memory in row-major order.</summary>
    public static Tensor tensor(Memory<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<short>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Factory.From<bool>([scalar], [], dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<bool>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<bool>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false)
        => Factory.From<byte>([scalar], [], null, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<byte>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<byte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Factory.From<double>([scalar], [], dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<double>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<double>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false)
        => Factory.From<float>([scalar], [], null, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<float>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<float>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false)
        => Factory.From<int>([scalar], [], null, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions from an array in row-major order.</summary>
    public static Tensor tensor(int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray.AsSpan(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<int>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Factory.From<long>([scalar], [], dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<long>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<long>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<long>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<long>(dataArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<long>(dataArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false)
        => Factory.From<sbyte>([scalar], [], null, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<sbyte>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<sbyte>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false)
        => Factory.From<short>([scalar], [], null, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<short>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<short>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<short>(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of given sizes from an array in row-major order.</summary>
    public static Tensor tensor(short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<short>(rawArray.AsSpan(), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factory.From<short>(rawArray, dtype, device, requires_grad);
}
