using System.Text;

namespace Mnist.MLNet.Reports.Tables;

/// <summary>A column of a <see cref="ResultTable"/>: its name, where its cells stand, and how its numbers are shown to people.</summary>
/// <param name="Name">The header for people, such as <c>test accuracy</c>.</param>
/// <param name="Alignment">Where the cells stand.</param>
/// <param name="Format">The format of numbers for people, such as <c>F4</c>, <c>N0</c> or <c>P2</c>; null shows all their digits. Machines get all digits in any case.</param>
public sealed record ResultColumn(string Name, ColumnAlignment Alignment, string? Format = null)
{
    /// <summary>What people see where there is no value.</summary>
    public const string NoValue = "-";

    /// <summary>The header for machines: by default the name in lower case, words joined by an underscore, such as <c>test_accuracy</c>.</summary>
    public string Key { get; init; } = KeyOf(Name);

    /// <summary>A column of words.</summary>
    /// <param name="name">The header.</param>
    /// <returns>A column that stands on the left.</returns>
    public static ResultColumn Text(string name) => new(name, ColumnAlignment.Left);

    /// <summary>A column of numbers.</summary>
    /// <param name="name">The header.</param>
    /// <param name="format">The format of the numbers for people; null shows all their digits.</param>
    /// <returns>A column that stands on the right.</returns>
    public static ResultColumn Number(string name, string? format = null) => new(name, ColumnAlignment.Right, format);

    /// <summary>A cell's text for people, the same in every culture.</summary>
    /// <param name="value">The cell's value.</param>
    /// <returns>The text.</returns>
    public string Show(object? value) => value switch
    {
        null => NoValue,
        bool flag => flag ? "yes" : "no",
        IFormattable number => ShownNumber.Of(number, Format),
        _ => value.ToString() ?? "",
    };

    private static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                key.Append(char.ToLowerInvariant(character));
            }
            else if (key.Length > 0 && key[^1] != '_')
            {
                key.Append('_');
            }
        }

        return key.ToString().TrimEnd('_');
    }
}
