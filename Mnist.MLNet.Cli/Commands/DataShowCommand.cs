using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist data show</c>: images as text.</summary>
internal sealed class DataShowCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly ChoiceOption<DataSplit> _split = new("--split", "Images to show [default: test]");
    private readonly RowsOption _rows = new("Images to show", "0-4");

    public DataShowCommand(Terminal terminal)
        : base("show", "Shows images with their labels.")
    {
        _terminal = terminal;
        _data = DataSource.WithArgument(terminal, this);
        Add(_split);
        Add(_rows);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["data show", "data show datasets/drawn --split train --rows 0-9,100"];

    private int Run(ParseResult options)
    {
        var data = _data.Open(options);
        var split = options.GetValue(_split) ?? DataSplit.Test;
        var images = split == DataSplit.Test ? data.Test : data.Train;
        var asked = options.GetValue(_rows);
        asked?.RequireWithin(images.Count, data.Folder);
        const int shownUnasked = 5;
        var rows = Enumerable.Range(0, images.Count).Where(row => asked?.Contains(row) ?? row < shownUnasked);
        new ImageText(_terminal, images.Rows, images.Columns).Write(rows, row => images.GetPixels(row), row => $"row {row}: {images.GetLabel(row)}");
        return ExitCode.Success;
    }
}
