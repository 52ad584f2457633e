using Mnist.MLNet.Data;
using static TorchSharp.torch;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>Images and labels as tensors in memory.</summary>
/// <param name="Images">Normalised pixels, (images, 1, rows, columns).</param>
/// <param name="Labels">Class numbers, (images).</param>
internal sealed record ImageTensors(Tensor Images, Tensor Labels) : IDisposable
{
    public const float Mean = 0.1307f;
    public const float Deviation = 0.3081f;

    /// <summary>The number of images.</summary>
    public int Count => (int)Labels.shape[0];

    /// <summary>Loads the first images of a part of a data set.</summary>
    public static ImageTensors Load(IdxDataView view, int count)
    {
        count = Math.Min(count, view.Count);
        float[] pixels = new float[count * view.Rows * view.Columns];
        long[] labels = new long[count];
        int next = 0;
        for (int row = 0; row < count; row++)
        {
            labels[row] = view.GetLabel(row);
            foreach (byte pixel in view.GetPixels(row))
            {
                pixels[next++] = ((pixel / 255f) - Mean) / Deviation;
            }
        }

        return new ImageTensors(tensor(pixels, new long[] { count, 1, view.Rows, view.Columns }), tensor(labels));
    }

    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
