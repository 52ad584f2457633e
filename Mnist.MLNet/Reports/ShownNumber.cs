using System.Globalization;

namespace Mnist.MLNet.Reports;

/// <summary>Numbers as people write them: 1e-8, where the formats of .NET give 1E-08. Files for machines keep those.</summary>
internal static class ShownNumber
{
    /// <summary>A number's text, the same in every culture.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">One of .NET's formats; null for all digits.</param>
    public static string Of(IFormattable value, string? format = null)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (value is not (double or float) || exponent < 0)
        {
            return text;
        }

        string sign = text[exponent + 1] == '-' ? "-" : "";
        return $"{text[..exponent]}e{sign}{text[(exponent + 1)..].TrimStart('-', '+', '0')}";
    }
}
