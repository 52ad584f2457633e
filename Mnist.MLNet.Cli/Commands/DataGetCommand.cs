using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist data get</c>: makes sure that there is a data set, and says which.</summary>
internal sealed class DataGetCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly DataSource _data;

    public DataGetCommand(Terminal terminal)
        : base("get", "Finds MNIST or downloads it, into the folder that --data names or as 'train' does, reads all of it, and says where it is.")
    {
        _terminal = terminal;
        _data = DataSource.WithOption(terminal, this);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["data get", "data get --data /data/mnist"];

    // A folder that lacks files gets MNIST's, unless it holds files of another data set.
    private static bool IsForMnist(string folder) =>
        !File.Exists(folder)
        && !MnistFolder.IsComplete(folder)
        && MnistFolder.FileNames.Where(name => MnistFolder.FindFile(folder, name) is not null).All(name => VerifiedFile.Read(folder, name).KnownAs is not null);

    private int Run(ParseResult options)
    {
        if (_data.NamedFolder(options) is { } folder && _data.AllowsDownload(options) && IsForMnist(folder))
        {
            using var progress = new DownloadLines(_terminal, _terminal.Out);
            new MnistDownloader().DownloadAsync(folder, progress, _terminal.Stop).GetAwaiter().GetResult();
        }

        var data = _data.Open(options);
        data.EnsureLoaded();
        _terminal.Out.WriteLine($"sha256 of the four files' contents: {data.ContentHash}");
        return ExitCode.Success;
    }
}
