using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data.Acquisition;

public sealed class DataSetLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PublishedSample _sample = new();
    private readonly List<string> _announced = [];
    private string? _variable;
    private int _drawings;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_named_is_used()
    {
        SmallDataSet.Write(_folder["mine"]);
        _variable = _folder["none"];

        var data = Locate(_folder["mine"]);
        Assert.Equal((_folder["mine"], DataProvenance.Local), (data.Folder, data.Provenance));
    }

    [Fact]
    public void A_folder_that_is_named_but_not_sound_is_an_error()
    {
        SmallDataSet.Write(_folder["datasets/mnist"]);
        SmallDataSet.Write(_folder["broken"]);
        File.WriteAllBytes(_folder["broken/train-images-idx3-ubyte"], []);

        Assert.Throws<DirectoryNotFoundException>(() => Locate(_folder["none"]));
        Assert.Throws<FileNotFoundException>(() => Locate(_folder.Path));
        Assert.Throws<InvalidDataException>(() => Locate(_folder["broken"]));
    }

    [Fact]
    public void The_environment_variable_comes_next()
    {
        SmallDataSet.Write(_folder["datasets/mnist"]);
        SmallDataSet.Write(_folder["mine"]);
        _variable = _folder["mine"];

        Assert.Equal(_folder["mine"], Locate().Folder);
    }

    [Fact]
    public void An_environment_variable_that_names_no_sound_folder_is_an_error()
    {
        SmallDataSet.Write(_folder["datasets/mnist"]);
        _variable = _folder["none"];
        Assert.Equal(
            $"MNIST_DIR names '{_variable}', which is no folder; set it to the folder that holds the four files of MNIST, or clear it.",
            Assert.Throws<DirectoryNotFoundException>(() => Locate()).Message);

        _variable = _folder.Path;
        Assert.Throws<FileNotFoundException>(() => Locate());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Then_comes_datasets_mnist(string? variable)
    {
        SmallDataSet.Write(_folder["datasets/mnist"]);
        _variable = variable;

        var data = Locate();
        Assert.Equal((Path.Combine(_folder.Path, "datasets", "mnist"), DataProvenance.Local), (data.Folder, data.Provenance));
        Assert.Empty(_announced);
    }

    [Fact]
    public void Then_comes_a_download()
    {
        using var mirror = new LoopbackMirror(_sample.Packed);

        var data = Locate(mirrors: mirror.Address);
        Assert.Equal((_folder["datasets/mnist"], DataProvenance.Downloaded, 10), (data.Folder, data.Provenance, data.ClassCount));
        Assert.Empty(_announced);
        Assert.Equal(DataProvenance.Local, Locate().Provenance);
    }

    [Fact]
    public void Without_network_digits_are_drawn_once_and_one_line_says_so_each_time()
    {
        var data = Locate();

        Assert.Equal((_folder["datasets/drawn"], DataProvenance.Drawn), (data.Folder, data.Provenance));
        string line = Assert.Single(_announced);
        Assert.StartsWith("MNIST cannot be fetched: 127.0.0.1 cannot be reached (", line, StringComparison.Ordinal);
        Assert.EndsWith($"Using digits drawn by this program instead, in '{_folder["datasets/drawn"]}': figures on them are not figures on MNIST.", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.False(Directory.Exists(_folder["datasets/mnist"]));

        Assert.Equal(data.ContentHash, Locate().ContentHash);
        Assert.Equal((1, 2), (_drawings, _announced.Count));
    }

    [Fact]
    public void A_download_can_be_forbidden()
    {
        using var mirror = new LoopbackMirror(_sample.Packed);
        var data = Locate(allowDownload: false, mirrors: mirror.Address);

        Assert.Equal(DataProvenance.Drawn, data.Provenance);
        Assert.Empty(mirror.Requests);
        Assert.StartsWith($"There is no MNIST in '{_folder["datasets/mnist"]}'. Using digits drawn", Assert.Single(_announced), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locator_with_nothing_but_its_options_works()
    {
        SmallDataSet.Write(_folder["mine"]);

        Assert.Equal(3, (await new DataSetLocator(new DataSetLocatorOptions { Folder = _folder["mine"] }).LocateAsync()).Train.Count);
        Assert.Throws<ArgumentException>(() => new DataSetLocator(new DataSetLocatorOptions { Mirrors = [new Uri("http://example.org/")] }));
    }

    private MnistData Locate(string? folder = null, bool allowDownload = true, params Uri[] mirrors)
    {
        var options = new DataSetLocatorOptions { Folder = folder, BaseFolder = _folder.Path, AllowDownload = allowDownload, Announce = _announced.Add };
        var downloader = _sample.Downloader(mirrors.Length == 0 ? [LoopbackMirror.Nowhere()] : mirrors);
        return new DataSetLocator(options, name => name == "MNIST_DIR" ? _variable : null, downloader, Draw).Locate();
    }

    private void Draw(string drawnFolder)
    {
        _drawings++;
        SmallDataSet.Write(drawnFolder);
    }
}
