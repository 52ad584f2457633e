namespace Mnist.MLNet.Data;

/// <summary>Reads the labels of one IDX file.</summary>
internal static class IdxLabels
{
    /// <summary>Reads all labels, one byte each.</summary>
    /// <exception cref="InvalidDataException">The file holds no labels.</exception>
    public static byte[] Read(Func<IdxReader> open, string name)
    {
        using IdxReader reader = open();
        return reader.Header.Rank == 1
            ? reader.ReadToEnd()
            : throw new InvalidDataException(
                $"'{name}' holds no labels: expected 1 dimension, found {reader.Header.Rank} ({reader.Header}). Are image and label file swapped?");
    }

    /// <summary>The number of classes that labels from 0 upwards need: the largest one plus 1.</summary>
    public static int ClassCount(ReadOnlySpan<byte> labels)
    {
        byte largest = 0;
        foreach (byte label in labels)
        {
            largest = Math.Max(largest, label);
        }

        return largest + 1;
    }

    /// <summary>Checks that every label stands for one of the classes.</summary>
    /// <exception cref="InvalidDataException">A label is too large; the message says which row.</exception>
    public static void CheckRange(ReadOnlySpan<byte> labels, int classCount, string name)
    {
        int row = classCount > byte.MaxValue ? -1 : labels.IndexOfAnyInRange((byte)classCount, byte.MaxValue);
        if (row >= 0)
        {
            throw new InvalidDataException($"'{name}' has a label out of range: expected 0 to {classCount - 1}, found {labels[row]} in row {row} (counted from 0).");
        }
    }
}
