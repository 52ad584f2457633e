using System.CommandLine;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The options that say which data set to use, and the way to it.</summary>
internal sealed class DataSource
{
    private const string FolderDescription =
        "Folder with the four IDX files of MNIST, or of a data set laid out like it; without it MNIST_DIR, then datasets/mnist, then a download, then digits that this program draws";

    private readonly Terminal _terminal;
    private readonly Option<bool> _offline = new("--offline") { Description = "Never download" };
    private readonly Func<ParseResult, string?> _getFolder;

    private DataSource(Terminal terminal, Command command, Func<ParseResult, string?> getFolder)
    {
        _terminal = terminal;
        _getFolder = getFolder;
        command.Add(_offline);
    }

    /// <summary>Adds the options to a command: the folder as <c>--data</c>.</summary>
    public static DataSource WithOption(Terminal terminal, Command command)
    {
        var folder = new Option<string?>("--data") { Description = FolderDescription, HelpName = "DIR" };
        command.Add(folder);
        return new DataSource(terminal, command, options => options.GetValue(folder));
    }

    /// <summary>Adds the options to a command: the folder as an argument.</summary>
    public static DataSource WithArgument(Terminal terminal, Command command)
    {
        var folder = new Argument<string?>("DIR") { Description = FolderDescription, Arity = ArgumentArity.ZeroOrOne };
        command.Add(folder);
        return new DataSource(terminal, command, options => options.GetValue(folder));
    }

    /// <summary>The folder that the user named, or null.</summary>
    public string? NamedFolder(ParseResult options) => _getFolder(options);

    /// <summary>Whether the network may be used.</summary>
    public bool AllowsDownload(ParseResult options) => !options.GetValue(_offline);

    /// <summary>Finds the data set, and says in a line where it comes from.</summary>
    /// <param name="options">The parsed options.</param>
    /// <param name="resultOnly">Whether the output is for the result alone: then only drawn digits are announced, and on the error stream.</param>
    /// <returns>The data set, headers and labels checked.</returns>
    public MnistData Open(ParseResult options, bool resultOnly = false)
    {
        var notices = resultOnly ? TextWriter.Null : _terminal.Out;
        using var progress = new DownloadLines(_terminal, notices);
        var locator = new DataSetLocator(new DataSetLocatorOptions
        {
            Folder = NamedFolder(options),
            AllowDownload = AllowsDownload(options),
            Progress = progress,
            Announce = (resultOnly ? _terminal.Error : _terminal.Out).WriteLine,
        });
        var data = locator.Locate(_terminal.Stop);
        notices.WriteLine(Describe(data));
        return data;
    }

    private static string Describe(MnistData data) =>
        FormattableString.Invariant($"data: {data.Train.Count} training and {data.Test.Count} test images of {data.Train.Rows}×{data.Train.Columns} pixels, {data.ClassCount} classes, {Origin(data)}");

    private static string Origin(MnistData data) => data.Provenance switch
    {
        DataProvenance.Downloaded => $"downloaded into '{data.Folder}'",
        DataProvenance.Drawn => $"drawn by this program into '{data.Folder}': this is not MNIST",
        _ => $"from '{data.Folder}'",
    };
}
