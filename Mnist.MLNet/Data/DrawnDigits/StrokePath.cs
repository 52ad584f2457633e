namespace Mnist.MLNet.Data;

/// <summary>The way of the pen: points close to each other, each with the pen's radius there. Holds one digit at a time, without allocating.</summary>
internal sealed class StrokePath
{
    private const int Capacity = 512;

    /// <summary>How many points there are.</summary>
    public int Count { get; private set; }

    /// <summary>Horizontal positions.</summary>
    public double[] X { get; } = new double[Capacity];

    /// <summary>Vertical positions, downwards.</summary>
    public double[] Y { get; } = new double[Capacity];

    /// <summary>The pen's radius at each point, relative to the digit's.</summary>
    public double[] Radius { get; } = new double[Capacity];

    /// <summary>Whether the pen is set down at the point, not drawn to it.</summary>
    public bool[] IsStart { get; } = new bool[Capacity];

    /// <summary>Forgets all points.</summary>
    public void Clear()
    {
        Count = 0;
    }

    /// <summary>Appends a point.</summary>
    public void Add(double x, double y, double radius, bool isStart)
    {
        X[Count] = x;
        Y[Count] = y;
        Radius[Count] = radius;
        IsStart[Count] = isStart;
        Count++;
    }

    /// <summary>Moves the path to the middle of a square and scales it, aspect ratio kept, to fill it.</summary>
    /// <param name="side">The square's side.</param>
    /// <param name="margin">How much to leave free on all sides.</param>
    public void Fit(double side, double margin)
    {
        double left = X[0], right = X[0], top = Y[0], bottom = Y[0];
        for (int point = 0; point < Count; point++)
        {
            left = Math.Min(left, X[point]);
            right = Math.Max(right, X[point]);
            top = Math.Min(top, Y[point]);
            bottom = Math.Max(bottom, Y[point]);
        }

        double scale = (side - (2 * margin)) / Math.Max(right - left, bottom - top);
        double shiftX = (side - ((right + left) * scale)) / 2;
        double shiftY = (side - ((bottom + top) * scale)) / 2;
        for (int point = 0; point < Count; point++)
        {
            X[point] = (X[point] * scale) + shiftX;
            Y[point] = (Y[point] * scale) + shiftY;
        }
    }
}
