using Mnist.MLNet.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Studies;

/// <summary>
/// A part of the training images, drawn by a seed: the first ones of one random order, so that a larger part of the same seed holds every smaller one.
/// The images to train on are gone through again until they are as many as those of the largest part. So an epoch has as many steps for every size, schedules
/// and evaluations fall on the same steps, and only the number of different images differs.
/// </summary>
/// <param name="Train">The images to train on, each as often as needed.</param>
/// <param name="Validation">The images to choose the best epoch on; null for none.</param>
internal sealed record NestedSubset(IdxDataView Train, IdxDataView? Validation)
{
    // The stream of the generator that draws the order.
    private const long OrderStream = -3;

    /// <summary>Draws a part.</summary>
    /// <param name="data">All training images.</param>
    /// <param name="size">How many to take, validation included.</param>
    /// <param name="largest">The size of the largest part.</param>
    /// <param name="validationFraction">The part of them to choose the best epoch on. An image on which it is chosen in one part is so in all that hold it.</param>
    /// <param name="seed">The seed of the order.</param>
    public static NestedSubset Draw(IdxDataView data, int size, int largest, double validationFraction, int seed)
    {
        int[] order = [.. Enumerable.Range(0, data.Count)];
        new SplitMix64(seed, OrderStream).Shuffle(order);
        var roles = order.Take(size).Select((row, i) => (Row: row, IsValidation: IsValidation(i))).ToLookup(image => image.IsValidation, image => image.Row);
        int[] train = [.. roles[false]];
        int[] validation = [.. roles[true]];
        int count = Enumerable.Range(0, largest).Count(i => !IsValidation(i));
        return new NestedSubset(
            Copy(data, [.. Enumerable.Range(0, count).Select(i => train[i % train.Length])]),
            validation.Length > 0 ? Copy(data, validation) : null);

        // evenly spread over the order: the first of every few is never one, so that the smallest part can be trained on
        bool IsValidation(int i) => Math.Floor((i + 1) * validationFraction) > Math.Floor(i * validationFraction);
    }

    private static IdxDataView Copy(IdxDataView data, int[] rows)
    {
        int length = data.Rows * data.Columns;
        byte[] pixels = new byte[rows.Length * length];
        byte[] labels = new byte[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            data.GetPixels(rows[i]).CopyTo(pixels.AsSpan(i * length));
            labels[i] = (byte)data.GetLabel(rows[i]);
        }

        return IdxDataView.FromMemory(pixels, data.Rows, data.Columns, labels, data.ClassCount);
    }
}
