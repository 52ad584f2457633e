using Mnist.MLNet.Cli.Input;

namespace Mnist.MLNet.Tests.Cli;

public sealed class RowSelectionTests
{
    [Theory]
    [InlineData("0", new[] { 0 })]
    [InlineData("2-4", new[] { 2, 3, 4 })]
    [InlineData("7,1-2, 4", new[] { 1, 2, 4, 7 })]
    [InlineData("3-3,3", new[] { 3 })]
    public void Rows_and_ranges_name_the_rows_between_their_ends(string text, int[] expected)
    {
        Assert.True(RowSelection.TryParse(text, out var rows));

        Assert.Equal(expected, Enumerable.Range(0, 20).Where(rows.Contains));
        Assert.Equal(expected[^1], rows.Last);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1-")]
    [InlineData("4-2")]
    [InlineData("1,,2")]
    [InlineData("+1")]
    [InlineData("99999999999")]
    public void Anything_else_is_no_selection(string text) => Assert.False(RowSelection.TryParse(text, out _));
}
