namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Measures and thickens strokes.</summary>
internal static class Strokes
{
    /// <summary>The mean width of strokes in pixels: a stroke's area is its length times its width, and its outline twice its length.</summary>
    public static double Width(Plane ink)
    {
        double area = 0;
        double outline = 0;
        for (int y = -1; y < ink.Height; y++)
        {
            for (int x = -1; x < ink.Width; x++)
            {
                // differences across the four corners of a pixel's place: the slope, whose sum over an edge is the edge's length
                float first = ink[x + 1, y + 1] - ink[x, y];
                float second = ink[x + 1, y] - ink[x, y + 1];
                outline += Math.Sqrt(((first * first) + (second * second)) / 2);
                area += ink[x, y];
            }
        }

        return outline == 0 ? 0 : 2 * area / outline;
    }

    /// <summary>Lets ink spread to all sides.</summary>
    /// <param name="ink">The ink.</param>
    /// <param name="radius">How far, in pixels; at the rim only the part of a pixel that is within reach.</param>
    public static Plane Thicken(Plane ink, double radius)
    {
        int reach = (int)Math.Ceiling(radius);
        var brush = new List<(int X, int Y, float Weight)>();
        for (int y = -reach; y <= reach; y++)
        {
            for (int x = -reach; x <= reach; x++)
            {
                double weight = Math.Clamp(radius + 1 - Math.Sqrt((x * x) + (y * y)), 0, 1);
                if (weight > 0)
                {
                    brush.Add((x, y, (float)weight));
                }
            }
        }

        var thick = new Plane(ink.Width, ink.Height);
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < ink.Width; x++)
            {
                float most = 0;
                foreach (var (brushX, brushY, weight) in brush)
                {
                    most = Math.Max(most, weight * ink[x + brushX, y + brushY]);
                }

                thick.Values[(y * ink.Width) + x] = most;
            }
        }

        return thick;
    }
}
