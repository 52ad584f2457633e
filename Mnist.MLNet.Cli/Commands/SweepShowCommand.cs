using System.CommandLine;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Cli.Sweeps;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist sweep show</c>: what a sweep has found, also while it runs.</summary>
internal sealed class SweepShowCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _store = new("STORE") { Description = "SQLite file, or connection string of PostgreSQL" };

    public SweepShowCommand(Terminal terminal)
        : base("show", "Prints what a sweep has found so far, best first, and what it is at.")
    {
        _terminal = terminal;
        Add(_store);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["sweep show sweeps/study.db"];

    private int Run(ParseResult options)
    {
        using var sweep = Sweep.Open(options.GetRequiredValue(_store));
        var trials = sweep.ReadTrials();
        var progress = new SweepProgress(sweep.Plan, trials, Workers: 1, Elapsed: TimeSpan.Zero);
        _terminal.Console.Write(PlainTable.Of(TrialTable.Brief(sweep.Plan, trials)));
        if (progress.Status.Running.Count > 0)
        {
            _terminal.Console.Write(SweepDisplay.Of(progress));
        }
        else
        {
            _terminal.Out.WriteLine(SweepDisplay.CountLine(progress));
        }

        return ExitCode.Success;
    }
}
