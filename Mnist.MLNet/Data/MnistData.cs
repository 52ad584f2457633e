using System.Security.Cryptography;

namespace Mnist.MLNet.Data;

/// <summary>A data set laid out like MNIST: images and labels to train on, and others to test on.</summary>
public sealed class MnistData
{
    /// <summary>The <see cref="ContentHash"/> of the real MNIST.</summary>
    public const string MnistContentHash = "b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a";

    private const int ShortHashLength = 12;

    private readonly Lazy<string> _hash;

    private MnistData(IdxDataView train, IdxDataView test, string folder, DataProvenance provenance)
    {
        Train = train;
        Test = test;
        Folder = folder;
        Provenance = provenance;

        // a failure to read is not kept, so that the next call tries again
        _hash = new Lazy<string>(ComputeHash, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The images to train on, 60,000 in MNIST.</summary>
    public IdxDataView Train { get; }

    /// <summary>The images to test on, 10,000 in MNIST.</summary>
    public IdxDataView Test { get; }

    /// <summary>The folder that holds the files.</summary>
    public string Folder { get; }

    /// <summary>Where the files come from.</summary>
    public DataProvenance Provenance { get; }

    /// <summary>The number of classes: as given to <see cref="Load"/>, or the largest label of both parts plus 1.</summary>
    public int ClassCount => Train.ClassCount;

    /// <summary>
    /// The SHA-256 of the four files' unpacked contents one after the other, in the order of <see cref="MnistFolder.FileNames"/>, as 64 lower-case
    /// hexadecimal digits: the same for the same data, packed or plain, wherever it lies. Reads all images if that has not been done.
    /// </summary>
    /// <exception cref="InvalidDataException">A file turns out to be damaged.</exception>
    public string ContentHash => _hash.Value;

    /// <summary>Whether this is the real MNIST, by its content. Reads all images if that has not been done.</summary>
    /// <exception cref="InvalidDataException">A file turns out to be damaged.</exception>
    public bool IsMnist => ContentHash == MnistContentHash;

    /// <summary>The first 12 digits of <see cref="ContentHash"/>, for reports.</summary>
    public string ShortHash => ContentHash[..ShortHashLength];

    /// <summary>
    /// Opens the four files of a folder. Headers and labels are read and checked now, images when first needed (see <see cref="EnsureLoaded"/>).
    /// Fashion-MNIST, EMNIST, KMNIST and others load the same way when their files have the same names.
    /// </summary>
    /// <param name="folder">A folder with the files of <see cref="MnistFolder.FileNames"/>, plain or packed by gzip.</param>
    /// <param name="classCount">The number of classes, from 1 to 256, as when the data is for a model that has been trained; without it the largest label plus 1.</param>
    /// <param name="provenance">Where the files come from, for reports.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is not from 1 to 256.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, files do not belong together, or a label is out of range.</exception>
    public static MnistData Load(string folder, int? classCount = null, DataProvenance provenance = DataProvenance.Local)
    {
        IdxDataView.CheckClassCount(classCount);
        MnistFolder files = MnistFolder.Find(folder);
        var trainImages = new IdxImages(() => IdxReader.Open(files.TrainImages), files.TrainImages);
        var testImages = new IdxImages(() => IdxReader.Open(files.TestImages), files.TestImages);
        if (trainImages.Rows != testImages.Rows || trainImages.Columns != testImages.Columns)
        {
            throw new InvalidDataException(
                $"'{files.TrainImages}' has images of {trainImages.Rows}×{trainImages.Columns} pixels, but '{files.TestImages}' of {testImages.Rows}×{testImages.Columns}; expected the same size.");
        }

        byte[] trainLabels = IdxLabels.Read(() => IdxReader.Open(files.TrainLabels), files.TrainLabels);
        byte[] testLabels = IdxLabels.Read(() => IdxReader.Open(files.TestLabels), files.TestLabels);
        int classes = classCount ?? Math.Max(IdxLabels.ClassCount(trainLabels), IdxLabels.ClassCount(testLabels));
        return new MnistData(
            new IdxDataView(trainImages, trainLabels, files.TrainLabels, classes),
            new IdxDataView(testImages, testLabels, files.TestLabels, classes),
            folder,
            provenance);
    }

    /// <summary>Reads all images now, so that a defect shows here and not at first use.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public void EnsureLoaded()
    {
        Train.EnsureLoaded();
        Test.EnsureLoaded();
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (IdxDataView part in new[] { Train, Test })
        {
            part.Images.AppendTo(hash);
            hash.AppendData(new IdxHeader(part.Count).ToBytes());
            hash.AppendData(part.Labels);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
