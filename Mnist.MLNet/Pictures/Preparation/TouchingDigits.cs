namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>
/// Parts digits whose strokes touch, along the way from top to bottom that meets the least ink: the shortest path of Lee, Lee and Park, "A New
/// Methodology for Gray-Scale Character Segmentation and Recognition", IEEE Transactions on Pattern Analysis and Machine Intelligence 18(10), 1996.
/// </summary>
internal static class TouchingDigits
{
    // For a cut speaks how wide the ink is and how high the lower of the two pieces, both in heights of the ink; against it, how many widths of a
    // stroke it is long and, in heights of the ink, how far its first and its last ink lie apart, as in a 0 that is cut through its hole. The weights
    // are those that part most pairs of real and drawn digits that touch while they cut fewer than one single digit in a hundred.
    private const double HeightWeight = 1.5;
    private const double CutWeight = 0.5;
    private const double SpreadWeight = 0.5;
    private const double LeastEvidence = 2.05;

    // a piece of less is a part of a digit, such as the bar of a 7
    private const double LeastHeight = 0.5;
    private const double LeastShare = 0.1;

    /// <summary>The digits of ink that hangs together, from left to right.</summary>
    public static IEnumerable<(Plane Ink, InkArea Area)> Part(Plane ink, InkArea area)
    {
        if (BestCut(ink, area) is not { } cut)
        {
            return [(ink, area)];
        }

        var left = Side(ink, area, cut, left: true);
        var right = Side(ink, area, cut, left: false);
        return Part(left, InkArea.Around(left)).Concat(Part(right, InkArea.Around(right)));
    }

    private static int[]? BestCut(Plane ink, InkArea area)
    {
        double width = (double)area.Width / area.Height;
        double most = LeastEvidence - width;
        if (HeightWeight < most)
        {
            return null;
        }

        int[]? best = null;
        double stroke = Math.Max(1, Strokes.Width(ink));
        foreach (var way in new InkPaths(ink, area).Ways())
        {
            double evidence = Evidence(ink, area, way, stroke);
            if (evidence > most)
            {
                (best, most) = (way.Columns, evidence);
            }
        }

        return best;
    }

    private static double Evidence(Plane ink, InkArea area, InkPath way, double stroke)
    {
        var left = new CutPiece();
        var right = new CutPiece();
        var cut = new CutPiece();
        for (int y = 0; y < area.Height; y++)
        {
            for (int x = 0; x < area.Width; x++)
            {
                var piece = x < way.Columns[y] ? left : x == way.Columns[y] ? cut : right;
                piece.Add(y, ink[area.Left + x, area.Top + y]);
            }
        }

        double height = (double)Math.Min(left.Height, right.Height) / area.Height;
        double spread = (double)cut.Height / area.Height;
        double share = Math.Min(left.Mass, right.Mass) / (left.Mass + right.Mass + cut.Mass);
        return height < LeastHeight || share < LeastShare
            ? double.NegativeInfinity
            : (HeightWeight * height) - (CutWeight * way.Length / stroke) - (SpreadWeight * spread);
    }

    // What lies on the cut itself goes to the left.
    private static Plane Side(Plane ink, InkArea area, int[] cut, bool left)
    {
        var side = new Plane(ink.Width, ink.Height);
        for (int y = 0; y < ink.Height; y++)
        {
            int last = area.Left + cut[Math.Clamp(y - area.Top, 0, area.Height - 1)];
            int from = (y * ink.Width) + (left ? 0 : last + 1);
            int count = left ? last + 1 : ink.Width - last - 1;
            Array.Copy(ink.Values, from, side.Values, from, count);
        }

        return side;
    }

    // what of the ink lies to one side of a cut, or on it
    private sealed class CutPiece
    {
        private int _top = -1;
        private int _bottom = -1;

        public double Mass { get; private set; }

        public int Height => _top < 0 ? 0 : _bottom - _top + 1;

        public void Add(int y, float amount)
        {
            Mass += amount;
            if (amount >= Ink.Written)
            {
                _top = _top < 0 ? y : _top;
                _bottom = y;
            }
        }
    }
}
