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

    /// <summary>Whether the user named the folder.</summary>
    public bool IsNamed(ParseResult options) => _getFolder(options) is not null;

    /// <summary>Finds the data set, and says in a line where it comes from.</summary>
    /// <param name="options">The parsed options.</param>
    /// <param name="notices">Where to say so.</param>
    /// <returns>The data set, headers and labels checked.</returns>
    public MnistData Open(ParseResult options, TextWriter notices)
    {
        using var progress = new DownloadLines(_terminal, notices);
        var locator = new DataSetLocator(new DataSetLocatorOptions
        {
            Folder = _getFolder(options),
            AllowDownload = !options.GetValue(_offline),
            Progress = progress,
            Announce = notices.WriteLine,
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
