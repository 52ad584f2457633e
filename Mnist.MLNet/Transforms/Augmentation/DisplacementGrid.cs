using System.Runtime.CompilerServices;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>Random vectors on a coarse grid over an image, and the cubic B-spline between them.</summary>
internal struct DisplacementGrid
{
    // Cells a side; a spline of third degree needs three nodes more.
    private const int Cells = 4;
    private const int Side = Cells + 3;

    private Nodes _x;
    private Nodes _y;

    /// <summary>Draws the vectors, each component evenly from ±<paramref name="maxPixels"/>.</summary>
    public void Draw(ref SplitMix64 random, double maxPixels)
    {
        for (int node = 0; node < Side * Side; node++)
        {
            _x[node] = (float)random.NextSymmetric(maxPixels);
            _y[node] = (float)random.NextSymmetric(maxPixels);
        }
    }

    /// <summary>The displacements of one row of pixels.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rows">Height of the image, in pixels.</param>
    /// <param name="x">Where those along the row go, one a pixel.</param>
    /// <param name="y">Where those across it go.</param>
    public readonly void Row(int row, int rows, Span<float> x, Span<float> y)
    {
        var (top, w0, w1, w2, w3) = Weigh(row, rows);
        Span<float> nodesX = stackalloc float[Side];
        Span<float> nodesY = stackalloc float[Side];
        for (int node = 0; node < Side; node++)
        {
            int first = (top * Side) + node;
            nodesX[node] = (w0 * _x[first]) + (w1 * _x[first + Side]) + (w2 * _x[first + (2 * Side)]) + (w3 * _x[first + (3 * Side)]);
            nodesY[node] = (w0 * _y[first]) + (w1 * _y[first + Side]) + (w2 * _y[first + (2 * Side)]) + (w3 * _y[first + (3 * Side)]);
        }

        for (int column = 0; column < x.Length; column++)
        {
            var (left, v0, v1, v2, v3) = Weigh(column, x.Length);
            x[column] = (v0 * nodesX[left]) + (v1 * nodesX[left + 1]) + (v2 * nodesX[left + 2]) + (v3 * nodesX[left + 3]);
            y[column] = (v0 * nodesY[left]) + (v1 * nodesY[left + 1]) + (v2 * nodesY[left + 2]) + (v3 * nodesY[left + 3]);
        }
    }

    /// <summary>The first of the four nodes that a pixel follows, and how much it follows each.</summary>
    private static (int First, float W0, float W1, float W2, float W3) Weigh(int pixel, int pixels)
    {
        float position = (pixel + 0.5f) * Cells / pixels;
        int cell = Math.Min((int)position, Cells - 1);
        float t = position - cell;
        float rest = 1 - t;
        return (
            cell,
            rest * rest * rest / 6,
            (4 + (3 * t * t * (t - 2))) / 6,
            (4 + (3 * rest * rest * (rest - 2))) / 6,
            t * t * t / 6);
    }

    [InlineArray(Side * Side)]
    private struct Nodes
    {
        private float _first;
    }
}
