using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mnist.MLNet.Cli.Output;

/// <summary>
/// Images as text, side by side, two pixels above each other in a character: in shades of grey where the terminal has colours,
/// as half blocks where it has Unicode, else as letters of different ink.
/// </summary>
internal sealed class ImageText(Terminal terminal, int rows, int columns)
{
    private const int Gap = 2;
    private const int Ink = 96;
    private const string Inks = " .:-=+*#%@";

    /// <summary>Gives the pixels of an image, row after row.</summary>
    public delegate ReadOnlySpan<byte> PixelSource(int row);

    /// <summary>Writes images, as many beside each other as the terminal is wide.</summary>
    /// <param name="images">The numbers of the images.</param>
    /// <param name="pixels">Gives an image's pixels.</param>
    /// <param name="caption">Gives the text above an image.</param>
    public void Write(IEnumerable<int> images, PixelSource pixels, Func<int, string> caption)
    {
        int beside = Math.Max(1, (terminal.Width + Gap) / (columns + Gap));
        foreach (int[] line in images.Chunk(beside))
        {
            string[] captions = [.. line.Select(caption)];
            int width = Math.Max(columns, captions.Max(text => text.Length));
            terminal.Out.WriteLine(string.Concat(captions.Select(text => text.PadRight(width + Gap))).TrimEnd());
            for (int y = 0; y < rows; y += 2)
            {
                WriteLine(line, y, pixels, width + Gap - columns);
            }

            terminal.Out.WriteLine();
        }
    }

    /// <summary>One image, to be put beside something else.</summary>
    public IRenderable Render(ReadOnlySpan<byte> pixels)
    {
        var image = new Paragraph();
        for (int y = 0; y < rows; y += 2)
        {
            if (terminal.Colors)
            {
                Append(image, pixels, y);
            }
            else
            {
                image.Append(Line(pixels, y));
            }

            image.Append(y + 2 < rows ? "\n" : "");
        }

        return image;
    }

    private void WriteLine(int[] images, int y, PixelSource pixels, int gap)
    {
        if (terminal.Colors)
        {
            var shades = new Paragraph();
            foreach (int image in images)
            {
                Append(shades, pixels(image), y);
                shades.Append(new string(' ', gap));
            }

            terminal.Console.Write(shades);
            terminal.Console.WriteLine();
            return;
        }

        var text = new StringBuilder();
        foreach (int image in images)
        {
            text.Append(Line(pixels(image), y)).Append(' ', gap);
        }

        terminal.Out.WriteLine(text.ToString().TrimEnd());
    }

    private string Line(ReadOnlySpan<byte> source, int y)
    {
        var line = new StringBuilder();
        for (int x = 0; x < columns; x++)
        {
            line.Append(Character(Pixel(source, y, x), Pixel(source, y + 1, x)));
        }

        return line.ToString();
    }

    private void Append(Paragraph shades, ReadOnlySpan<byte> source, int y)
    {
        for (int x = 0; x < columns; x++)
        {
            shades.Append(terminal.Unicode ? "▀" : " ", new Style(Grey(Pixel(source, y, x)), Grey(Pixel(source, y + 1, x))));
        }
    }

    private char Character(byte upper, byte lower) => terminal.Unicode
        ? (upper >= Ink, lower >= Ink) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' }
        : Inks[(upper + lower) * (Inks.Length - 1) / (2 * byte.MaxValue)];

    private byte Pixel(ReadOnlySpan<byte> source, int y, int x) => y < rows ? source[(y * columns) + x] : (byte)0;

    private static Color Grey(byte value) => new(value, value, value);
}
