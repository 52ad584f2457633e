using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Some rows of a data set, counted from 0: numbers and ranges, such as <c>0-9,15</c>.</summary>
internal sealed class RowSelection
{
    private readonly (int First, int Last)[] _ranges;

    private RowSelection((int First, int Last)[] ranges) => _ranges = ranges;

    /// <summary>All rows.</summary>
    public static RowSelection All { get; } = new([(0, int.MaxValue)]);

    /// <summary>The largest row that was named.</summary>
    public int Last => _ranges.Max(range => range.Last);

    /// <summary>Reads a selection.</summary>
    /// <param name="text">Rows and ranges with commas between them; a range has its ends on either side of a dash and holds both.</param>
    /// <param name="rows">The selection.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out RowSelection? rows)
    {
        rows = null;
        var ranges = new List<(int First, int Last)>();
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryParseRow(ends[0], out int first) || !TryParseRow(ends[^1], out int last) || last < first)
            {
                return false;
            }

            ranges.Add((first, last));
        }

        rows = new RowSelection([.. ranges]);
        return true;
    }

    /// <summary>Whether a row was named.</summary>
    public bool Contains(int row) => Array.Exists(_ranges, range => row >= range.First && row <= range.Last);

    /// <summary>Checks that a data set has all rows that were named.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public void RequireWithin(int count, string name)
    {
        if (this != All && Last >= count)
        {
            throw new ArgumentException($"--rows asks for row {Last}; '{name}' has the rows 0 to {count - 1}.");
        }
    }

    private static bool TryParseRow(string text, out int row) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out row) && row < int.MaxValue;
}
