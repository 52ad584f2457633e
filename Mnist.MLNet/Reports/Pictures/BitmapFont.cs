namespace Mnist.MLNet.Reports.Pictures;

/// <summary>Letters of five by seven dots, as much as captions of classes need; others are drawn as a box.</summary>
internal static class BitmapFont
{
    public const int Height = 7;
    private const int GlyphWidth = 5;
    private const int Spacing = 1;
    private const string Box = "##### #...# #...# #...# #...# #...# #####";

    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['0'] = ".###. #...# #..## #.#.# ##..# #...# .###.",
        ['1'] = "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
        ['2'] = ".###. #...# ....# ...#. ..#.. .#... #####",
        ['3'] = "##### ...#. ..#.. ...#. ....# #...# .###.",
        ['4'] = "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
        ['5'] = "##### #.... ####. ....# ....# #...# .###.",
        ['6'] = "..##. .#... #.... ####. #...# #...# .###.",
        ['7'] = "##### ....# ...#. ..#.. .#... .#... .#...",
        ['8'] = ".###. #...# #...# .###. #...# #...# .###.",
        ['9'] = ".###. #...# #...# .#### ....# ...#. .##..",
        ['('] = "...#. ..#.. .#... .#... .#... ..#.. ...#.",
        [')'] = ".#... ..#.. ...#. ...#. ...#. ..#.. .#...",
        [' '] = "..... ..... ..... ..... ..... ..... .....",
    };

    /// <summary>The width of a text in pixels.</summary>
    public static int WidthOf(string text, int scale) => ((text.Length * (GlyphWidth + Spacing)) - Spacing) * scale;

    /// <summary>Paints a text; each dot is a square of <paramref name="scale"/> pixels.</summary>
    public static void Draw(PixelCanvas canvas, int x, int y, string text, int scale, Rgb color)
    {
        foreach (char character in text)
        {
            string[] rows = Glyphs.GetValueOrDefault(character, Box).Split(' ');
            for (int row = 0; row < Height; row++)
            {
                for (int column = 0; column < GlyphWidth; column++)
                {
                    if (rows[row][column] == '#')
                    {
                        canvas.Fill(x + (column * scale), y + (row * scale), scale, scale, color);
                    }
                }
            }

            x += (GlyphWidth + Spacing) * scale;
        }
    }
}
