using System.CommandLine;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist import</c>: the commands that make a model of other programs' files.</summary>
internal sealed class ImportCommand : Command, IHasExamples
{
    public ImportCommand(Terminal terminal, HelpWithExamples help)
        : base("import", "Makes a model of other programs' files.")
    {
        Add(new ImportWeightsCommand(terminal));
        Action = help;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["import weights lenet5 trained.safetensors digits.zip"];
}
