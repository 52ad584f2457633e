using System.Globalization;
using System.Text;

namespace Mnist.MLNet.Recipes;

/// <summary>Fills the fields of a line: <c>{name}</c>, or <c>{name:format}</c> with a .NET format.</summary>
internal static class LineTemplate
{
    /// <exception cref="FormatException">The template has a field that there is not, or an open brace.</exception>
    public static string Fill(string template, Func<string, object?> field)
    {
        var line = new StringBuilder();
        int start = 0;
        while (template.IndexOf('{', start) is var open and >= 0)
        {
            int close = template.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"The line '{template}' opens a brace that it does not close.");
            }

            string[] parts = template[(open + 1)..close].Split(':', 2);
            object value = field(parts[0]) ?? throw new FormatException($"The line '{template}' has the field '{parts[0]}', which there is not.");
            line.Append(template, start, open - start)
                .Append(value is IFormattable formattable ? formattable.ToString(parts.ElementAtOrDefault(1), CultureInfo.InvariantCulture) : value.ToString());
            start = close + 1;
        }

        return line.Append(template, start, template.Length - start).ToString();
    }
}
