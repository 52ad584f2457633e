using System.CommandLine;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist data</c>: the commands about data sets.</summary>
internal sealed class DataCommand : Command, IHasExamples
{
    public DataCommand(Terminal terminal, HelpWithExamples help)
        : base("data", "Gets, checks, draws and shows data sets.")
    {
        Add(new DataGetCommand(terminal));
        Add(new DataVerifyCommand(terminal));
        Add(new DataDrawCommand(terminal));
        Add(new DataShowCommand(terminal));
        Action = help;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "data get",
        "data verify datasets/mnist",
        "data draw datasets/drawn-small --train 1000 --test 200",
        "data show --rows 0-4",
    ];
}
