using Mnist.MLNet.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>
/// Pictures of drawn digits as people would take them: 200 to 2,000 pixels a side, a digit of any size anywhere on tinted paper in uneven light,
/// a coloured pen or chalk on a dark ground, the camera turned up to 10° and its sensor noisy.
/// </summary>
internal sealed class DrawnPicture
{
    private const DrawnSplit Split = DrawnSplit.Test;

    private readonly DigitPainter _painter = new();
    private readonly int _seed;

    public DrawnPicture(int seed) => _seed = seed;

    /// <summary>The digit on a picture.</summary>
    public int Label(int index) => DigitPainter.Label(_seed, Split, index);

    /// <summary>Draws a picture.</summary>
    public Picture Draw(int index)
    {
        var random = new Random((_seed * 100_003) + index);
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        int width = (int)(200 * Math.Pow(10, random.NextDouble()));
        int height = (int)Math.Clamp(width * Between(0.6, 1.6), 200, 2000);
        double size = Math.Min(width, height) * Between(0.35, 0.8);
        var cover = new float[width * height];
        Write(index, cover, width, size, Between(0.03, 0.085) * size, Between(1, 3), Between(-10, 10) * Math.PI / 180, (width - size) * random.NextDouble(), (height - size) * random.NextDouble());
        return Photograph(random, cover, width, height);
    }

    /// <summary>Draws digits beside each other on one picture.</summary>
    public Picture DrawLine(int first, int count, int side = 160)
    {
        var random = new Random((_seed * 7919) + first);
        var cover = new float[count * side * side];
        for (int i = 0; i < count; i++)
        {
            double size = side * (0.6 + (0.15 * random.NextDouble()));
            Write(first + i, cover, count * side, size, 0.06 * size, 1.5, 0, (i * side) + ((side - size) / 2), (side - size) * random.NextDouble());
        }

        return Photograph(random, cover, count * side, side);
    }

    /// <summary>Draws a number in one pen. Where the gap is small or none, strokes touch.</summary>
    /// <param name="first">The index of its first digit.</param>
    /// <param name="count">How many digits it has.</param>
    /// <param name="gap">What lies between the boxes around digits, as a share of the narrower one's width; below 0 they overlap.</param>
    public Picture DrawNumber(int first, int count, double gap)
    {
        const double side = 120;
        const double margin = 20;
        var random = new Random((_seed * 7919) + first);
        double radius = side * (0.03 + (0.055 * random.NextDouble()));
        var boxes = Enumerable.Range(first, count).Select(index => Box(index, side * (0.92 + (0.16 * random.NextDouble())), radius + 1)).ToList();
        int width = (int)((2 * margin) + boxes.Sum(box => box.Width * (1 + Math.Max(0, gap))));
        int height = (int)((2 * margin) + (1.2 * side));
        var cover = new float[width * height];
        double left = margin;
        for (int i = 0; i < count; i++)
        {
            var box = boxes[i];
            Write(first + i, cover, width, box.Size, radius, 1, 0, left - box.Left, margin + (0.1 * side * random.NextDouble()));
            left += box.Width + (i + 1 < count ? gap * Math.Min(box.Width, boxes[i + 1].Width) : 0);
        }

        return Photograph(random, cover, width, height);
    }

    // The columns of a square of that size which a digit fills.
    private (double Size, double Left, double Width) Box(int index, double size, double margin)
    {
        var path = _painter.Trace(_seed, Split, index);
        path.Fit(size, margin);
        var columns = path.X[..path.Count];
        return (size, columns.Min() - margin, columns.Max() - columns.Min() + (2 * margin));
    }

    // Coverage by distance from the path of the pen.
    private void Write(int index, float[] cover, int width, double size, double radius, double softness, double turn, double left, double top)
    {
        var path = _painter.Trace(_seed, Split, index);
        double sine = Math.Sin(turn);
        double cosine = Math.Cos(turn);
        for (int i = 0; i < path.Count; i++)
        {
            (path.X[i], path.Y[i]) = ((path.X[i] * cosine) - (path.Y[i] * sine), (path.X[i] * sine) + (path.Y[i] * cosine));
        }

        path.Fit(size, radius + softness);
        int height = cover.Length / width;
        for (int i = 1; i < path.Count; i++)
        {
            if (path.IsStart[i])
            {
                continue;
            }

            double x0 = path.X[i - 1] + left, y0 = path.Y[i - 1] + top, dx = path.X[i] + left - x0, dy = path.Y[i] + top - y0;
            double reach = (Math.Max(path.Radius[i - 1], path.Radius[i]) * radius) + softness;
            for (int y = Math.Max(0, (int)(Math.Min(y0, y0 + dy) - reach)); y <= Math.Min(height - 1, Math.Max(y0, y0 + dy) + reach); y++)
            {
                for (int x = Math.Max(0, (int)(Math.Min(x0, x0 + dx) - reach)); x <= Math.Min(width - 1, Math.Max(x0, x0 + dx) + reach); x++)
                {
                    double t = Math.Clamp((((x - x0) * dx) + ((y - y0) * dy)) / ((dx * dx) + (dy * dy) + 1e-9), 0, 1);
                    double distance = Math.Sqrt(Math.Pow(x - x0 - (t * dx), 2) + Math.Pow(y - y0 - (t * dy), 2));
                    double pen = ((path.Radius[i - 1] * (1 - t)) + (path.Radius[i] * t)) * radius;
                    ref float place = ref cover[(y * width) + x];
                    place = Math.Max(place, (float)Math.Clamp(((pen - distance) / softness) + 0.5, 0, 1));
                }
            }
        }
    }

    private static Picture Photograph(Random random, float[] cover, int width, int height)
    {
        var (paper, pen) = Colors(random);
        double across = 0.3 * (random.NextDouble() - 0.5);
        double down = 0.3 * (random.NextDouble() - 0.5);
        double noise = 12 * random.NextDouble();
        byte[] rgba = new byte[4 * cover.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int i = (y * width) + x;
                double light = 1 + (across * ((double)x / width - 0.5)) + (down * ((double)y / height - 0.5));
                for (int channel = 0; channel < 3; channel++)
                {
                    double level = (paper[channel] + ((pen[channel] - paper[channel]) * cover[i])) * light;
                    double bell = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
                    rgba[(4 * i) + channel] = (byte)Math.Clamp(level + (2 * noise * bell) + 0.5, 0, 255);
                }

                rgba[(4 * i) + 3] = 255;
            }
        }

        return new Picture(width, height, rgba);
    }

    // Any two colours that a person could read: mostly a pen on tinted paper, now and then chalk on a dark ground.
    private static (int[] Paper, int[] Pen) Colors(Random random)
    {
        while (true)
        {
            bool dark = random.Next(4) == 0;
            int[] light = [random.Next(170, 256), random.Next(170, 256), random.Next(170, 256)];
            int[] deep = [random.Next(150), random.Next(150), random.Next(150)];
            if (Luma(light) - Luma(deep) > 70)
            {
                return dark ? (deep, light) : (light, deep);
            }
        }
    }

    private static double Luma(int[] color) => (0.299 * color[0]) + (0.587 * color[1]) + (0.114 * color[2]);
}
