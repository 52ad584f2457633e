using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Tests.Reports.Tables;

public sealed class ResultTableTests
{
    private static readonly ResultTable Table = new ResultTable(
            "Runs",
            ResultColumn.Text("recipe"),
            ResultColumn.Number("test accuracy", "P2"),
            ResultColumn.Number("parameters", "N0"),
            ResultColumn.Text("kept"))
        .Add("lenet5", 0.98941, 61706, true)
        .Add("a|b, \"c\" <d>", double.NaN, null, false);

    [Fact]
    public void People_read_it_on_the_console()
    {
        using var output = new StringWriter();

        Terminal.Redirected(output, TextWriter.Null).Console.Write(PlainTable.Of(Table));

        Assert.Equal(
            """
              recipe         test accuracy   parameters   kept
            ────────────────────────────────────────────────────
              lenet5               98.94 %       61,706   yes
              a|b, "c" <d>             NaN            -   no
            """.ReplaceLineEndings("\n"),
            string.Join('\n', output.ToString().Split(Environment.NewLine).Select(line => line.TrimEnd()).Where(line => line.Length > 0)));
    }

    [Fact]
    public void People_read_it_as_Markdown() => Assert.Equal(
        """
        | recipe           | test accuracy | parameters | kept |
        | ---------------- | ------------: | ---------: | ---- |
        | lenet5           |       98.94 % |     61,706 | yes  |
        | a\|b, "c" &lt;d> |           NaN |          - | no   |

        """.ReplaceLineEndings("\n"),
        Table.ToMarkdown());

    [Fact]
    public void Machines_read_all_digits_as_comma_separated_values() => Assert.Equal(
        "recipe,test_accuracy,parameters,kept\nlenet5,0.98941,61706,true\n\"a|b, \"\"c\"\" <d>\",NaN,,false\n",
        Table.ToCsv());

    [Fact]
    public void Machines_read_all_digits_as_JSON() => Assert.Equal(
        """
        [
          {
            "recipe": "lenet5",
            "test_accuracy": 0.98941,
            "parameters": 61706,
            "kept": true
          },
          {
            "recipe": "a|b, \"c\" <d>",
            "test_accuracy": null,
            "parameters": null,
            "kept": false
          }
        ]
        """.ReplaceLineEndings("\n"),
        Table.ToJson());

    [Fact]
    public void A_row_that_does_not_fit_the_columns_is_refused() => Assert.Equal(
        "A row of table 'Runs' has 1 values; it must have 4, one a column.",
        Assert.Throws<ArgumentException>(() => Table.Add("lenet5")).Message);

    [Fact]
    public void A_value_of_another_type_is_refused() => Assert.Equal(
        "A row of table 'Runs' has a value of type DateTime; it must be text, a number, a truth value or null.",
        Assert.Throws<ArgumentException>(() => Table.Add("lenet5", default(DateTime), 1, true)).Message);

    [Fact]
    public void Two_columns_with_one_key_are_refused() => Assert.Equal(
        "Table 'Runs' has two columns with the key 'a_b'; name them apart.",
        Assert.Throws<ArgumentException>(() => new ResultTable("Runs", ResultColumn.Text("a b"), ResultColumn.Text("A-b"))).Message);

    [Fact]
    public void A_table_without_columns_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ResultTable("Runs"));
}
