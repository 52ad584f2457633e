using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist data verify</c>: checks every byte of a data set.</summary>
internal sealed class DataVerifyCommand : Command, IHasExamples
{
    private const int ShownHashDigits = 12;

    private readonly Terminal _terminal;
    private readonly Argument<string> _folder = new("DIR") { Description = "Folder with the four IDX files" };

    public DataVerifyCommand(Terminal terminal)
        : base("verify", "Reads all of a data set and says what is in it, and a line for each file that is broken.")
    {
        _terminal = terminal;
        Add(_folder);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["data verify datasets/mnist"];

    private int Run(ParseResult options)
    {
        string folder = options.GetRequiredValue(_folder);
        if (!Directory.Exists(folder))
        {
            MnistFolder.Find(folder);
        }

        var table = new ResultTable(
            "Files",
            ResultColumn.Text("file"),
            ResultColumn.Number("bytes", "N0"),
            ResultColumn.Text("content"),
            ResultColumn.Text("sha256 of the content"),
            ResultColumn.Text("known as"));
        var failures = new List<Failure>();
        int known = 0;
        foreach (string name in MnistFolder.FileNames)
        {
            try
            {
                var file = VerifiedFile.Read(folder, name);
                known += file.KnownAs is null ? 0 : 1;
                table.Add(Path.GetFileName(file.Path), file.Bytes, file.Content, file.Sha256[..ShownHashDigits], file.KnownAs);
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                failures.Add(Failure.Of(exception));
            }
        }

        if (table.Rows.Count > 0)
        {
            _terminal.Console.Write(PlainTable.Of(table));
        }

        foreach (var failure in failures)
        {
            CommandLine.Fail(_terminal, failure);
        }

        if (failures.Count > 0)
        {
            return ExitCode.BadFile;
        }

        // what only shows where files are put side by side
        var data = MnistData.Load(folder);
        string identity = known == MnistFolder.FileNames.Count ? "this is MNIST" : known == 0 ? "this is not MNIST" : $"only {known} of the files are MNIST's";
        _terminal.Out.WriteLine(FormattableString.Invariant($"sound: {data.Train.Count} training and {data.Test.Count} test images, {data.ClassCount} classes; {identity}"));
        return ExitCode.Success;
    }
}
