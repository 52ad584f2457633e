using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public sealed class DrawnDigitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_four_files_are_those_of_a_data_set()
    {
        string folder = _folder["new/drawn"];
        DrawnDigits.Write(folder, trainCount: 620, testCount: 35);

        MnistFolder files = MnistFolder.Find(folder);
        Assert.Equal(4, Directory.GetFiles(folder).Length);
        Assert.Equal("620×28×28", Read(files.TrainImages).Header.ToString());
        Assert.Equal("620", Read(files.TrainLabels).Header.ToString());
        Assert.Equal("35×28×28", Read(files.TestImages).Header.ToString());
        Assert.Equal("35", Read(files.TestLabels).Header.ToString());
    }

    [Fact]
    public void Images_and_labels_stand_in_the_files_by_their_index()
    {
        DrawnDigits.Write(_folder.Path, trainCount: 620, testCount: 35, seed: 7);

        MnistFolder files = MnistFolder.Find(_folder.Path);
        var painter = new DigitPainter();
        var pixels = new byte[DigitPainter.PixelCount];
        painter.Paint(7, DrawnSplit.Train, 619, pixels);
        Assert.Equal(pixels, Read(files.TrainImages).Items[619]);
        Assert.Equal([(byte)DigitPainter.Label(7, DrawnSplit.Train, 619)], Read(files.TrainLabels).Items[619]);
        painter.Paint(7, DrawnSplit.Test, 34, pixels);
        Assert.Equal(pixels, Read(files.TestImages).Items[34]);
        Assert.Equal([(byte)DigitPainter.Label(7, DrawnSplit.Test, 34)], Read(files.TestLabels).Items[34]);
    }

    [Theory]
    [InlineData(0, 10, "trainCount")]
    [InlineData(10, -1, "testCount")]
    [InlineData(2_000_001, 10, "trainCount")]
    public void A_count_out_of_range_is_refused_before_anything_is_written(int trainCount, int testCount, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => DrawnDigits.Write(_folder.Path, trainCount, testCount));

        Assert.Equal(name, error.ParamName);
        Assert.Contains("Expected 1 to 2000000 images", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_file_in_the_folders_place_is_refused()
    {
        string path = _folder.Write("digits", 1);

        Assert.Equal($"'{path}' cannot take the drawn digits: it is a file; name a folder.", Throws(path));
    }

    [Fact]
    public void Files_that_may_be_real_data_are_not_replaced_unasked()
    {
        string path = _folder.Write("t10k-labels-idx1-ubyte.gz", 1);

        Assert.Equal($"'{path}' is there already and is not replaced unasked; name another folder or allow overwriting.", Throws(_folder.Path));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));

        DrawnDigits.Write(_folder.Path, trainCount: 10, testCount: 10, overwrite: true);
        Assert.Equal(10, Read(path).Header.Count);
    }

    [Fact]
    public void Unpacked_files_that_would_hide_the_drawn_ones_are_refused()
    {
        string path = _folder.Write("train-images-idx3-ubyte", 1);

        string message = Assert.Throws<IOException>(() => DrawnDigits.Write(_folder.Path, overwrite: true)).Message;
        Assert.Equal($"'{path}' is there already and would be read instead of the drawn digits; name another folder or remove it.", message);
    }

    private static string Throws(string folder) => Assert.Throws<IOException>(() => DrawnDigits.Write(folder, trainCount: 10, testCount: 10)).Message;

    private static (IdxHeader Header, List<byte[]> Items) Read(string path)
    {
        using IdxReader reader = IdxReader.Open(path);
        var items = new List<byte[]>();
        var item = new byte[reader.Header.ItemLength];
        while (reader.TryReadItem(item))
        {
            items.Add([.. item]);
        }

        return (reader.Header, items);
    }
}
