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
}
