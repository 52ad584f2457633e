using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests;

/// <summary>Images that a network learns in a moment: a bright bar on a dark, noisy ground, its height telling the class.</summary>
internal static class SimpleImages
{
    public const int Classes = 4;

    public static IdxDataView Create(int count = 256, int seed = 1, int side = 28)
    {
        var random = new Random(seed);
        var pixels = new byte[count * side * side];
        var labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % Classes);
            var image = pixels.AsSpan(i * side * side, side * side);
            for (int j = 0; j < image.Length; j++)
            {
                image[j] = (byte)random.Next(40);
            }

            int top = (labels[i] * side / Classes) + 1;
            image.Slice(top * side, 3 * side).Fill((byte)(180 + random.Next(70)));
        }

        return IdxDataView.FromMemory(pixels, side, side, labels, Classes);
    }
}
