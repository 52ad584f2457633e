using System.Globalization;
using System.Net;
using System.Text;

namespace Mnist.MLNet.Reports.Charts;

/// <summary>Writes the elements of a picture, with every text escaped and every number in the invariant culture, rounded to a tenth of a pixel.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element.</summary>
    public SvgWriter Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Begin(name, attributes);
        _text.Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public SvgWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element without content; attributes that are null are left out.</summary>
    public SvgWriter Empty(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Begin(name, attributes);
        _text.Append("/>");
        return this;
    }

    /// <summary>Writes an element with text.</summary>
    public SvgWriter Text(string name, string content, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Open(name, attributes);
        _text.Append(WebUtility.HtmlEncode(content));
        return Close();
    }

    /// <summary>Writes text that begins at, is centred on, or ends at a place.</summary>
    public SvgWriter Label(double x, double y, string content, string className = "label", string? anchor = null) =>
        Text("text", content, ("class", className), ("x", x), ("y", y), ("text-anchor", anchor));

    /// <summary>Writes a straight line.</summary>
    public SvgWriter Line(double x1, double y1, double x2, double y2, string className) =>
        Empty("line", ("class", className), ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>A number as pictures have it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private void Begin(string name, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                string text = value is double number ? Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
                _text.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(text)).Append('"');
            }
        }
    }
}
