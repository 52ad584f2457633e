using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Tests.Reports;

public sealed class ShownNumberTests
{
    [Theory]
    [InlineData(1e-8, null, "1e-8")]
    [InlineData(-2.5e-12, null, "-2.5e-12")]
    [InlineData(1.23456e-10, "G4", "1.235e-10")]
    [InlineData(1e20, null, "1e20")]
    [InlineData(0.0001, null, "0.0001")]
    [InlineData(0.5, "P1", "50.0 %")]
    [InlineData(double.NegativeInfinity, null, "-Infinity")]
    public void Numbers_read_as_people_write_them(double value, string? format, string text) => Assert.Equal(text, ShownNumber.Of(value, format));

    [Fact]
    public void Tables_show_them_so_and_files_keep_what_every_program_reads()
    {
        var table = new ResultTable("Settings", ResultColumn.Number("epsilon"));
        table.Add(1e-8);

        Assert.Contains("| 1e-8", table.ToMarkdown().Replace("    ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("epsilon\n1E-08\n", table.ToCsv());
    }
}
