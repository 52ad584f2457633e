using System.CommandLine;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Cli.Sweeps;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist sweep study</c>: the hyperparameter study's own grid.</summary>
internal sealed class SweepStudyCommand : Command, IHasExamples
{
    private readonly SweepSession _session;
    private readonly Option<bool> _cnn = new("--cnn") { Description = "The same grid for the study's network of convolutions instead, which takes far longer" };

    public SweepStudyCommand(Terminal terminal)
        : base("study", "The hyperparameter study: learning rates 0.0001 to 0.1, batches of 16 to 128, 2 to 15 epochs, for simple-nn, medium-nn and complex-nn: 192 runs.")
    {
        Add(_cnn);
        _session = new SweepSession(terminal, this);
        SetAction(options => _session.Run(options, options.GetValue(_cnn) ? SweepPlan.StudyCnn : SweepPlan.Study, trials: null));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["sweep study", "sweep study --workers 2 --store study.db", "sweep study --cnn --time 8h"];
}
