namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Scales by giving each new pixel the mean of the area that it covers, parts of pixels counted as such.</summary>
internal static class AreaAveraging
{
    /// <summary>Scales a part of a plane; what lies outside the plane counts as 0.</summary>
    /// <param name="source">The plane.</param>
    /// <param name="left">Where the part begins, in pixels of the source.</param>
    /// <param name="top">Where the part begins, in pixels of the source.</param>
    /// <param name="scale">Pixels of the source that make one, each way.</param>
    /// <param name="width">Pixels to make.</param>
    /// <param name="height">Pixels to make.</param>
    public static Plane Scale(Plane source, double left, double top, double scale, int width, int height)
    {
        var narrow = new Plane(width, source.Height);
        for (int x = 0; x < width; x++)
        {
            foreach (var (column, share) in Shares(left + (x * scale), scale, source.Width))
            {
                for (int y = 0; y < source.Height; y++)
                {
                    narrow.Values[(y * width) + x] += source.Values[(y * source.Width) + column] * share;
                }
            }
        }

        var scaled = new Plane(width, height);
        for (int y = 0; y < height; y++)
        {
            foreach (var (row, share) in Shares(top + (y * scale), scale, source.Height))
            {
                for (int x = 0; x < width; x++)
                {
                    scaled.Values[(y * width) + x] += narrow.Values[(row * width) + x] * share;
                }
            }
        }

        return scaled;
    }

    private static IEnumerable<(int Index, float Share)> Shares(double start, double length, int count)
    {
        double end = start + length;
        for (int i = Math.Max(0, (int)Math.Floor(start)); i < count && i < end; i++)
        {
            yield return (i, (float)((Math.Min(end, i + 1) - Math.Max(start, i)) / length));
        }
    }
}
