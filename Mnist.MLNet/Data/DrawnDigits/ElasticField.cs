namespace Mnist.MLNet.Data;

/// <summary>
/// A smooth random displacement of the plane (elastic distortion): cubic B-splines over a coarse grid of random vectors,
/// so that neighbouring parts of a digit move together.
/// </summary>
internal sealed class ElasticField
{
    /// <summary>Nodes a side; the grid covers the digit's frame with a margin.</summary>
    private const int Side = 7;

    private readonly double _origin;
    private readonly double _spacing;
    private readonly double[] _x = new double[Side * Side];
    private readonly double[] _y = new double[Side * Side];

    /// <summary>Covers the frame's middle ±<paramref name="spacing"/> × 2; beyond it the field goes on as at its border.</summary>
    /// <param name="spacing">The distance of two nodes, in units of the frame (100 high).</param>
    public ElasticField(double spacing)
    {
        _spacing = spacing;
        _origin = 50 - (spacing * (Side - 1) / 2);
    }

    /// <summary>Draws new vectors.</summary>
    /// <param name="random">The image's generator.</param>
    /// <param name="deviation">Standard deviation of the nodes' vectors; a point between them moves by about half of it.</param>
    public void Randomize(ref DrawingRandom random, double deviation)
    {
        for (int node = 0; node < _x.Length; node++)
        {
            _x[node] = random.NextBell(deviation);
            _y[node] = random.NextBell(deviation);
        }
    }

    /// <summary>Moves a point.</summary>
    public void Move(ref double x, ref double y)
    {
        Span<double> acrossWeights = stackalloc double[4];
        Span<double> downWeights = stackalloc double[4];
        int column = Weigh((x - _origin) / _spacing, acrossWeights);
        int row = Weigh((y - _origin) / _spacing, downWeights);
        double moveX = 0;
        double moveY = 0;
        for (int down = 0; down < 4; down++)
        {
            for (int across = 0; across < 4; across++)
            {
                int node = ((row + down) * Side) + column + across;
                double weight = downWeights[down] * acrossWeights[across];
                moveX += weight * _x[node];
                moveY += weight * _y[node];
            }
        }

        x += moveX;
        y += moveY;
    }

    /// <summary>The weights of four neighbouring nodes at a position, and the first of them.</summary>
    private static int Weigh(double position, Span<double> weights)
    {
        position = Math.Clamp(position, 1, Side - 2.001);
        int cell = (int)position;
        double t = position - cell;
        double rest = 1 - t;
        weights[0] = rest * rest * rest / 6;
        weights[1] = (4 + (3 * t * t * (t - 2))) / 6;
        weights[2] = (4 + (3 * rest * rest * (rest - 2))) / 6;
        weights[3] = t * t * t / 6;
        return cell - 1;
    }
}
