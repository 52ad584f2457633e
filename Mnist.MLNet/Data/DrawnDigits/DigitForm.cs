using System.Globalization;

namespace Mnist.MLNet.Data;

/// <summary>
/// One way to write a digit: strokes through control points, in several poses. The poses are the same strokes with the points elsewhere
/// (slim, wide, leaning, …), so that a drawn digit can lie anywhere between two of them.
/// </summary>
/// <remarks>
/// A pose is written as text: points <c>x,y</c> in a frame about 100 high with y downwards, <c>!</c> after a point at which the pen turns sharply,
/// <c>|</c> where the pen is lifted.
/// </remarks>
internal sealed class DigitForm
{
    /// <summary>Reads a form.</summary>
    /// <param name="name">What the form looks like.</param>
    /// <param name="share">How often it is drawn, relative to the digit's other forms.</param>
    /// <param name="poses">One or more poses of the same strokes.</param>
    /// <exception cref="FormatException">The poses differ in their strokes, corners or number of points.</exception>
    public DigitForm(string name, double share, params string[] poses)
    {
        Name = name;
        Share = share;
        X = new double[poses.Length][];
        Y = new double[poses.Length][];
        (Kinds, X[0], Y[0]) = Parse(poses[0]);
        for (int pose = 1; pose < poses.Length; pose++)
        {
            (PointKind[] kinds, X[pose], Y[pose]) = Parse(poses[pose]);
            if (!kinds.AsSpan().SequenceEqual(Kinds))
            {
                throw new FormatException($"Form '{name}': pose {pose} has other strokes, corners or points than pose 0.");
            }
        }
    }

    /// <summary>What the form looks like.</summary>
    public string Name { get; }

    /// <summary>How often the form is drawn, relative to the digit's other forms.</summary>
    public double Share { get; }

    /// <summary>The kind of each control point.</summary>
    public PointKind[] Kinds { get; }

    /// <summary>The points' horizontal positions, by pose.</summary>
    public double[][] X { get; }

    /// <summary>The points' vertical positions, downwards, by pose.</summary>
    public double[][] Y { get; }

    private static (PointKind[] Kinds, double[] X, double[] Y) Parse(string pose)
    {
        var kinds = new List<PointKind>();
        var x = new List<double>();
        var y = new List<double>();
        foreach (string stroke in pose.Split('|'))
        {
            string[] points = stroke.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int point = 0; point < points.Length; point++)
            {
                string[] pair = points[point].TrimEnd('!').Split(',');
                bool isCorner = points[point].EndsWith('!');
                kinds.Add(point == 0 ? PointKind.Start : isCorner ? PointKind.Corner : PointKind.Smooth);
                x.Add(double.Parse(pair[0], CultureInfo.InvariantCulture));
                y.Add(double.Parse(pair[1], CultureInfo.InvariantCulture));
            }
        }

        return ([.. kinds], [.. x], [.. y]);
    }
}
