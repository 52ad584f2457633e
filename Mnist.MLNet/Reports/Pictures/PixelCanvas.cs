namespace Mnist.MLNet.Reports.Pictures;

/// <summary>A picture that is painted pixel by pixel.</summary>
internal sealed class PixelCanvas
{
    private readonly byte[] _pixels;

    /// <summary>A picture all of one colour.</summary>
    public PixelCanvas(int width, int height, Rgb background)
    {
        Width = width;
        Height = height;
        _pixels = new byte[width * height * 3];
        Fill(0, 0, width, height, background);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Paints a rectangle, which must lie within the picture.</summary>
    public void Fill(int x, int y, int width, int height, Rgb color)
    {
        for (int row = y; row < y + height; row++)
        {
            for (int column = x; column < x + width; column++)
            {
                int start = ((row * Width) + column) * 3;
                _pixels[start] = color.Red;
                _pixels[start + 1] = color.Green;
                _pixels[start + 2] = color.Blue;
            }
        }
    }

    /// <summary>Paints the frame of a rectangle on its inner side.</summary>
    public void Frame(int x, int y, int width, int height, int thickness, Rgb color)
    {
        Fill(x, y, width, thickness, color);
        Fill(x, y + height - thickness, width, thickness, color);
        Fill(x, y, thickness, height, color);
        Fill(x + width - thickness, y, thickness, height, color);
    }

    /// <summary>The picture as a file.</summary>
    public byte[] ToPng() => PngWriter.Color(Width, Height, _pixels);
}
