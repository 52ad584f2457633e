namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>Eigenvalues and eigenvectors of a positive definite matrix, by Jacobi's rotations. G. H. Golub, C. F. Van Loan, "Matrix computations", 8.5.</summary>
internal sealed class SymmetricEigen
{
    private const int MostSweeps = 100;
    private const double SmallestValue = 1e-20;

    private readonly double[,] _vectors;

    public SymmetricEigen(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] a = (double[,])matrix.Clone();
        _vectors = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            _vectors[i, i] = 1;
        }

        for (int sweep = 0; sweep < MostSweeps && OffDiagonal(a) > 1e-30; sweep++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    Rotate(a, p, q);
                }
            }
        }

        Values = [.. Enumerable.Range(0, n).Select(i => Math.Max(a[i, i], SmallestValue))];
    }

    public double[] Values { get; }

    /// <summary>B·y: from the coordinates of the eigenvectors to those of the space.</summary>
    public double[] Turn(double[] y) => Product(y, (i, k) => _vectors[i, k]);

    /// <summary>C^(−1/2)·y.</summary>
    public double[] Whiten(double[] y)
    {
        double[] own = Product(y, (i, k) => _vectors[k, i]);
        return Turn([.. own.Select((x, i) => x / Math.Sqrt(Values[i]))]);
    }

    private static double[] Product(double[] y, Func<int, int, double> element) =>
        [.. Enumerable.Range(0, y.Length).Select(i => y.Select((x, k) => element(i, k) * x).Sum())];

    private static double OffDiagonal(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += a[i, j] * a[i, j];
            }
        }

        return sum;
    }

    /// <summary>Turns the plane of two coordinates so that their element becomes 0.</summary>
    private void Rotate(double[,] a, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        double ratio = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double tangent = (ratio >= 0 ? 1 : -1) / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio)));
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        double sine = tangent * cosine;
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            (a[k, p], a[k, q]) = ((cosine * a[k, p]) - (sine * a[k, q]), (sine * a[k, p]) + (cosine * a[k, q]));
        }

        for (int k = 0; k < n; k++)
        {
            (a[p, k], a[q, k]) = ((cosine * a[p, k]) - (sine * a[q, k]), (sine * a[p, k]) + (cosine * a[q, k]));
            (_vectors[k, p], _vectors[k, q]) = ((cosine * _vectors[k, p]) - (sine * _vectors[k, q]), (sine * _vectors[k, p]) + (cosine * _vectors[k, q]));
        }
    }
}
