using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Cli.Sweeps;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist sweep</c>: tries many settings of recipes, with as many processes as asked for, and goes on where it was stopped.</summary>
internal sealed class SweepCommand : Command, IHasExamples
{
    private readonly SweepOptions _sweep;
    private readonly SweepSession _session;
    private readonly NumberOption<int> _trials = new("--trials", "N", "Trials to run at most", "a whole number from 1", trials => trials >= 1, "all of a grid");
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the sweep that --store holds, whatever it tries" };

    public SweepCommand(Terminal terminal)
        : base("sweep", "Tries many settings of recipes, and leaves tables, charts and the best model. The same command again goes on where it was stopped.")
    {
        Add(new SweepStudyCommand(terminal));
        Add(new SweepJoinCommand(terminal));
        Add(new SweepShowCommand(terminal));
        Add(new SweepExportCommand(terminal));
        _sweep = new SweepOptions(this);
        Add(_trials);
        Add(_resume);
        _session = new SweepSession(terminal, this);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "sweep --recipe medium-nn --grid lr=1e-4,1e-3 --grid batch-size=16,32 --grid epochs=2,5",
        "sweep --recipe lenet5 --range lr=1e-5..1e-1:log --choice optimizer=adam,sgd --tuner tpe --trials 50 --time 30m --metric val-f1",
        "sweep --file sweep.json --store sweep.db --workers 2",
        "sweep --resume --store sweep.db",
        "sweep show sweep.db",
    ];

    private int Run(ParseResult options)
    {
        int? trials = options.GetValue(_trials);
        if (options.GetValue(_resume))
        {
            return _sweep.FirstGiven(options) is { } stray
                ? throw new ArgumentException($"--resume goes on with what the store's sweep tries; leave {stray} out.")
                : _session.Run(options, plan: null, trials);
        }

        var plan = _sweep.Read(options);
        return _session.Run(options, plan with { Trials = trials ?? plan.Trials }, trials);
    }
}
