namespace TorchSharp.Kernels.Tests;

public sealed unsafe class ReductionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(5000)]
    [InlineData(20011)]
    public void Sums_match_the_definition(int n)
    {
        using GuardedFloats x = GuardedFloats.Random(1, n);
        double[] values = [.. x.Span.ToArray().Select(v => (double)v)];
        Assert.Equal(values.Sum(), Reductions.Sum(x.Pointer, n), 1e-7 * (n + 1));
        Assert.Equal(values.Sum(v => v * v), Reductions.SumOfSquares(x.Pointer, n), 1e-7 * (n + 1));
    }

    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(1, 10, 10)]
    [InlineData(50, 128, 128)]
    [InlineData(515, 33, 48)]
    public void Column_sums_match_the_definition(int rows, int columns, int stride)
    {
        using GuardedFloats x = GuardedFloats.Random(1, rows, columns, stride);
        using var sums = new GuardedFloats(columns);
        Reductions.ColumnSums(rows, columns, x.Pointer, stride, sums.Pointer);
        sums.AssertClose([.. Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(r => (double)x[(r * stride) + c]))], 1, 1, 1e-5);
    }
}
