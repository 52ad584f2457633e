using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Cli.Commands;

/// <summary>The program itself: <c>mnist</c>.</summary>
internal sealed class MnistCommand : Command, IHasExamples
{
    private MnistCommand(Terminal terminal)
        : base("mnist", "Trains, evaluates and uses classifiers of handwritten digits and other small images.")
    {
        var help = new HelpWithExamples(terminal);
        Add(new HelpOption { Action = help });
        Add(new VersionOption { Action = new VersionAction(terminal) });
        Add(new TrainCommand(terminal));
        Add(new EnsembleCommand(terminal));
        Add(new EvaluateCommand(terminal));
        Add(new LearningCurveCommand(terminal));
        Add(new ReportCommand(terminal));
        Add(new PredictCommand(terminal));
        Add(new ServeCommand(terminal));
        Add(new DataCommand(terminal, help));
        Add(new ExportCommand(terminal, help));
        Add(new ImportCommand(terminal, help));
        Add(new RecipesCommand(terminal));
        Add(new SweepCommand(terminal));
        Action = help;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "train lenet5",
        "train lenet5 --epochs 3 --rotate 10 --translate 0.1",
        "evaluate runs/20260101-120000-lenet5/model.zip",
        "report runs/*",
        "predict runs/20260101-120000-lenet5/model.zip --rows 0-9",
        "data show --rows 0-4",
    ];

    /// <summary>Makes the command with all those under it.</summary>
    public static MnistCommand Create(Terminal terminal) => new(terminal);

    private sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Out.WriteLine(RunEnvironment.Program);
            return ExitCode.Success;
        }
    }
}
