namespace Mnist.MLNet.Data;

/// <summary>
/// Digits drawn by this library in the manner of MNIST, for machines that cannot reach the real ones: handwriting forms in pen strokes,
/// bent, slanted and scaled at random, 28×28 grey levels, centred by mass.
/// </summary>
/// <remarks>
/// The images are a function of the seed, the set and the image's index alone, identical on every machine;
/// so a smaller set is the beginning of a larger one. Each ten images hold all ten digits, in a shuffled order.
/// </remarks>
public static class DrawnDigits
{
    /// <summary>The largest set whose pixels fit one array.</summary>
    private const int MaximumCount = 2_000_000;

    private const int ImagesPerTask = 250;

    /// <summary>Draws a training and a test set, and writes them as the four files of MNIST, packed by gzip.</summary>
    /// <param name="folder">The folder to write to; created where it is missing.</param>
    /// <param name="trainCount">Images to train on, 1 to 2,000,000.</param>
    /// <param name="testCount">Images to test on, 1 to 2,000,000.</param>
    /// <param name="seed">Any number; another seed gives other images.</param>
    /// <param name="overwrite">Whether packed files of these names may be replaced. Real MNIST has the same names, therefore not unasked.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
    /// <exception cref="IOException">
    /// <paramref name="folder"/> is a file, or holds files of these names: packed and <paramref name="overwrite"/> is false,
    /// or unpacked, which a reader of the folder would take instead of the packed ones. Or the disk refuses the data.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string folder, int trainCount = 60_000, int testCount = 10_000, int seed = 1, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        CheckCount(trainCount, nameof(trainCount));
        CheckCount(testCount, nameof(testCount));
        CheckFolder(folder, overwrite);
        WriteSet(folder, MnistFolder.FileNames[0], MnistFolder.FileNames[1], seed, DrawnSplit.Train, trainCount);
        WriteSet(folder, MnistFolder.FileNames[2], MnistFolder.FileNames[3], seed, DrawnSplit.Test, testCount);
    }

    private static void CheckCount(int count, string name)
    {
        if (count is < 1 or > MaximumCount)
        {
            throw new ArgumentOutOfRangeException(name, $"Expected 1 to {MaximumCount} images, found {count}.");
        }
    }

    private static void CheckFolder(string folder, bool overwrite)
    {
        if (File.Exists(folder))
        {
            throw new IOException($"'{folder}' cannot take the drawn digits: it is a file; name a folder.");
        }

        foreach (string name in MnistFolder.FileNames)
        {
            string plain = Path.Combine(folder, name);
            string packed = plain + ".gz";
            if (Path.Exists(plain))
            {
                throw new IOException($"'{plain}' is there already and would be read instead of the drawn digits; name another folder or remove it.");
            }

            if (!overwrite && Path.Exists(packed))
            {
                throw new IOException($"'{packed}' is there already and is not replaced unasked; name another folder or allow overwriting.");
            }
        }
    }

    private static void WriteSet(string folder, string imagesName, string labelsName, int seed, DrawnSplit split, int count)
    {
        var pixels = new byte[count * DigitPainter.PixelCount];
        var labels = new byte[count];
        Draw(seed, split, pixels, labels);
        IdxWriter.WriteImages(Path.Combine(folder, imagesName + ".gz"), DigitPainter.Side, DigitPainter.Side, pixels);
        IdxWriter.WriteLabels(Path.Combine(folder, labelsName + ".gz"), labels);
    }

    /// <summary>Draws a whole set on all cores; who draws an image has no influence on it.</summary>
    private static void Draw(int seed, DrawnSplit split, byte[] pixels, byte[] labels)
    {
        int tasks = (labels.Length + ImagesPerTask - 1) / ImagesPerTask;
        Parallel.For(0, tasks, () => new DigitPainter(), (task, _, painter) =>
        {
            int end = Math.Min(labels.Length, (task + 1) * ImagesPerTask);
            for (int index = task * ImagesPerTask; index < end; index++)
            {
                labels[index] = (byte)DigitPainter.Label(seed, split, index);
                painter.Paint(seed, split, index, pixels.AsSpan(index * DigitPainter.PixelCount, DigitPainter.PixelCount));
            }

            return painter;
        }, _ => { });
    }
}
