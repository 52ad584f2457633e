using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public sealed class MnistDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_loads_with_the_class_count_of_both_parts()
    {
        SmallDataSet.Write(_folder.Path, trainLabels: [0, 3, 2], testLabels: [6, 1]);
        var data = MnistData.Load(_folder.Path);

        Assert.Equal((3, 2, 7, 7, 7), (data.Train.Count, data.Test.Count, data.ClassCount, data.Train.ClassCount, data.Test.ClassCount));
        Assert.Equal((_folder.Path, DataProvenance.Local), (data.Folder, data.Provenance));
        Assert.Equal(3, data.Train.GetLabel(1));
    }

    [Fact]
    public void A_class_count_that_is_given_holds_for_both_parts()
    {
        SmallDataSet.Write(_folder.Path, trainLabels: [0, 3, 2], testLabels: [6, 1]);

        Assert.Equal(26, MnistData.Load(_folder.Path, classCount: 26).ClassCount);
        Assert.Contains("t10k-labels-idx1-ubyte' has a label out of range: expected 0 to 5, found 6 in row 0", Assert.Throws<InvalidDataException>(() => MnistData.Load(_folder.Path, classCount: 6)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MnistData.Load(_folder.Path, classCount: 0));
    }

    [Fact]
    public void Packed_and_plain_data_have_the_same_content_hash()
    {
        SmallDataSet.Write(_folder["plain"]);
        SmallDataSet.Write(_folder["packed"], suffix: ".gz");
        SmallDataSet.Write(_folder["other"], testLabels: [1, 1]);
        var plain = MnistData.Load(_folder["plain"]);

        Assert.Equal(SmallDataSet.Hash(_folder["plain"]), plain.ContentHash);
        Assert.Equal(plain.ContentHash, MnistData.Load(_folder["packed"]).ContentHash);
        Assert.NotEqual(plain.ContentHash, MnistData.Load(_folder["other"]).ContentHash);
        Assert.Equal(plain.ContentHash[..12], plain.ShortHash);
    }

    [Fact]
    public void A_plain_file_wins_over_a_packed_one_and_a_dot_before_idx_is_taken()
    {
        SmallDataSet.Write(_folder.Path);
        foreach (string name in MnistFolder.FileNames)
        {
            File.WriteAllBytes(_folder[name + ".gz"], []);
        }

        Assert.Equal(MnistFolder.FileNames.Select(name => _folder[name]), MnistFolder.Find(_folder.Path).Files);
        foreach (string name in MnistFolder.FileNames)
        {
            File.Delete(_folder[name + ".gz"]);
            File.Move(_folder[name], _folder[name.Replace("-idx", ".idx", StringComparison.Ordinal)]);
        }

        Assert.True(MnistFolder.IsComplete(_folder.Path));
        MnistData.Load(_folder.Path).EnsureLoaded();
    }

    [Fact]
    public void Missing_files_are_named()
    {
        SmallDataSet.Write(_folder.Path);
        File.Delete(_folder["t10k-images-idx3-ubyte"]);
        File.Delete(_folder["t10k-labels-idx1-ubyte"]);

        Assert.False(MnistFolder.IsComplete(_folder.Path));
        Assert.Contains("lacks t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte;", Assert.Throws<FileNotFoundException>(() => MnistData.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_none_is_named()
    {
        Assert.Contains("does not exist; expected a folder", Assert.Throws<DirectoryNotFoundException>(() => MnistData.Load(_folder["none"])).Message, StringComparison.Ordinal);
        Assert.Contains("is a file; expected a folder", Assert.Throws<DirectoryNotFoundException>(() => MnistData.Load(_folder.Write("file", 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_in_place_of_a_file_is_named()
    {
        SmallDataSet.Write(_folder.Path);
        File.Delete(_folder["train-labels-idx1-ubyte"]);
        Directory.CreateDirectory(_folder["train-labels-idx1-ubyte"]);

        Assert.Contains("train-labels-idx1-ubyte' is a directory", Assert.Throws<InvalidDataException>(() => MnistData.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_with_images_of_different_sizes_are_refused()
    {
        SmallDataSet.Write(_folder.Path);
        IdxWriter.WriteImages(_folder["t10k-images-idx3-ubyte"], 2, 2, new byte[8]);

        Assert.Contains("has images of 2×3 pixels, but", Assert.Throws<InvalidDataException>(() => MnistData.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_read_when_first_needed_and_only_once()
    {
        SmallDataSet.Write(_folder.Path);
        var data = MnistData.Load(_folder.Path);
        File.WriteAllBytes(_folder["train-images-idx3-ubyte"], []);
        Assert.Throws<InvalidDataException>(data.EnsureLoaded);

        SmallDataSet.Write(_folder.Path);
        data.EnsureLoaded();
        Directory.Delete(_folder.Path, recursive: true);
        Assert.Equal(6, data.Train.GetPixels(0).Length);
        Directory.CreateDirectory(_folder.Path);
    }

    [Fact]
    public void A_file_that_changed_in_the_meantime_is_refused()
    {
        SmallDataSet.Write(_folder.Path);
        var data = MnistData.Load(_folder.Path);
        IdxWriter.WriteImages(_folder["train-images-idx3-ubyte"], 1, 1, new byte[3]);

        Assert.Contains("has changed since it was opened: expected 3×2×3, found 3×1×1", Assert.Throws<InvalidDataException>(data.EnsureLoaded).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_real_MNIST_loads_with_its_well_known_contents()
    {
        var data = RealMnist.Data;

        Assert.Equal((60_000, 10_000, 28, 28, 10), (data.Train.Count, data.Test.Count, data.Train.Rows, data.Train.Columns, data.ClassCount));
        Assert.Equal([5, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(data.Train.GetLabel));
        Assert.Equal([7, 2, 1, 0, 4], Enumerable.Range(0, 5).Select(data.Test.GetLabel));
        double sum = 0;
        for (int row = 0; row < data.Train.Count; row++)
        {
            foreach (byte pixel in data.Train.GetPixels(row))
            {
                sum += pixel;
            }
        }

        Assert.Equal(0.1307, sum / 255 / 47_040_000, 4);
    }
}
