namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>
/// The brightness of the paper all over a picture, shaded as lamps and lenses do it: a quadratic function of the place, fitted by least squares to
/// what is left when the ink is taken away, which the fit itself finds in a few rounds.
/// </summary>
internal sealed class PaperSurface
{
    private const int Terms = 6;
    private const int Rounds = 6;
    private const int SamplesASide = 64;
    private const float LeastTolerance = 6;

    // of deviations that are spread normally, the standard deviation is this times the median
    private const float DeviationOfMedian = 1.4826f;

    private readonly int _width;
    private readonly int _height;
    private readonly double[] _coefficients = new double[Terms];

    private PaperSurface(Plane levels)
    {
        _width = levels.Width;
        _height = levels.Height;
    }

    /// <summary>Fits the surface to a picture.</summary>
    public static PaperSurface Fit(Plane levels)
    {
        var surface = new PaperSurface(levels);
        var samples = Samples(levels);
        surface._coefficients[0] = Median(samples.Select(sample => sample.Level));
        for (int round = 0; round < Rounds; round++)
        {
            float[] deviations = [.. samples.Select(sample => (float)Math.Abs(sample.Level - surface.At(sample.X, sample.Y)))];
            float tolerance = Math.Max(LeastTolerance, 2.5f * DeviationOfMedian * Median(deviations));
            var paper = samples.Where((_, i) => deviations[i] <= tolerance).ToList();
            if (!surface.TryFit(paper))
            {
                break;
            }
        }

        return surface;
    }

    /// <summary>Takes the paper's brightness from a picture's: ink that is darker becomes negative.</summary>
    public Plane Subtract(Plane levels)
    {
        var difference = new Plane(levels.Width, levels.Height);
        for (int y = 0; y < levels.Height; y++)
        {
            for (int x = 0; x < levels.Width; x++)
            {
                int i = (y * levels.Width) + x;
                difference.Values[i] = levels.Values[i] - (float)At(x, y);
            }
        }

        return difference;
    }

    /// <summary>The standard deviation of the paper's noise, of differences from its surface.</summary>
    public static float Noise(Plane difference) => DeviationOfMedian * Median(difference.Values.Select(Math.Abs));

    private static List<(int X, int Y, float Level)> Samples(Plane levels)
    {
        int step = Math.Max(1, Math.Max(levels.Width, levels.Height) / SamplesASide);
        var samples = new List<(int, int, float)>();
        for (int y = step / 2; y < levels.Height; y += step)
        {
            for (int x = step / 2; x < levels.Width; x += step)
            {
                samples.Add((x, y, levels[x, y]));
            }
        }

        return samples;
    }

    private static float Median(IEnumerable<float> values)
    {
        float[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    private double At(int x, int y)
    {
        Span<double> terms = stackalloc double[Terms];
        SetTerms(x, y, terms);
        double sum = 0;
        for (int i = 0; i < Terms; i++)
        {
            sum += terms[i] * _coefficients[i];
        }

        return sum;
    }

    private void SetTerms(int x, int y, Span<double> terms)
    {
        double across = (2.0 * x / _width) - 1;
        double down = (2.0 * y / _height) - 1;
        (terms[0], terms[1], terms[2], terms[3], terms[4], terms[5]) = (1, across, down, across * across, across * down, down * down);
    }

    // Normal equations, solved by elimination; a little ridge keeps them solvable when the samples lie on a line.
    private bool TryFit(List<(int X, int Y, float Level)> samples)
    {
        const double ridge = 1e-3;
        if (samples.Count < 4 * Terms)
        {
            return false;
        }

        var matrix = new double[Terms, Terms + 1];
        Span<double> terms = stackalloc double[Terms];
        foreach (var (x, y, level) in samples)
        {
            SetTerms(x, y, terms);
            for (int i = 0; i < Terms; i++)
            {
                for (int j = 0; j < Terms; j++)
                {
                    matrix[i, j] += terms[i] * terms[j];
                }

                matrix[i, Terms] += terms[i] * level;
            }
        }

        for (int i = 1; i < Terms; i++)
        {
            matrix[i, i] += ridge * samples.Count;
        }

        Solve(matrix);
        return true;
    }

    // The matrix is positive definite, so no rows need to change places.
    private void Solve(double[,] matrix)
    {
        for (int pivot = 0; pivot < Terms; pivot++)
        {
            for (int row = pivot + 1; row < Terms; row++)
            {
                double factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (int column = pivot; column <= Terms; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }

        for (int row = Terms - 1; row >= 0; row--)
        {
            double sum = matrix[row, Terms];
            for (int column = row + 1; column < Terms; column++)
            {
                sum -= matrix[row, column] * _coefficients[column];
            }

            _coefficients[row] = sum / matrix[row, row];
        }
    }
}
