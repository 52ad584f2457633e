using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist data get</c>: makes sure that there is a data set, and says which.</summary>
internal sealed class DataGetCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly DataSource _data;

    public DataGetCommand(Terminal terminal)
        : base("get", "Finds MNIST or downloads it, as 'train' does, reads all of it, and says where it is.")
    {
        _terminal = terminal;
        _data = DataSource.WithOption(terminal, this);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["data get", "data get --data /data/fashion-mnist"];

    private int Run(ParseResult options)
    {
        var data = _data.Open(options, _terminal.Out);
        data.EnsureLoaded();
        _terminal.Out.WriteLine($"sha256 of the four files' contents: {data.ContentHash}");
        return ExitCode.Success;
    }
}
