using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist sweep export</c>: the winner as code.</summary>
internal sealed class SweepExportCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _store = new("STORE") { Description = "SQLite file, or connection string of PostgreSQL" };
    private readonly NumberOption<int> _trial = new("--trial", "N", "Trial to export", "a whole number from 1", number => number >= 1, "the best");
    private readonly Option<string?> _output = new("--output", "-o") { Description = "File to write; without it the code is printed", HelpName = "FILE" };

    public SweepExportCommand(Terminal terminal)
        : base("export", "Writes C# that builds the pipeline of the best trial, or of another.")
    {
        _terminal = terminal;
        Add(_store);
        Add(_trial);
        Add(_output);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["sweep export sweeps/study.db", "sweep export sweeps/study.db --trial 12 -o Winner.cs"];

    private int Run(ParseResult options)
    {
        string store = options.GetRequiredValue(_store);
        using var sweep = Sweep.Open(store);
        var trials = sweep.ReadTrials();
        int? number = options.GetValue(_trial);
        var trial = number is null ? (sweep.Plan.Metric.Rank(trials) is [var best, ..] ? best : null) : trials.FirstOrDefault(trial => trial.Number == number);
        if (trial is null)
        {
            throw new ArgumentException(number is null ? $"'{sweep.StoreName}' has no trial with a result yet." : $"'{sweep.StoreName}' has no trial {number}; it has {trials.Count}.");
        }

        string code = TrialCode.Write(sweep.Plan, trial);
        if (options.GetValue(_output) is { } file)
        {
            AtomicFile.WriteAllText(file, code);
            _terminal.Out.WriteLine($"trial {trial.Number} written to '{file}'");
        }
        else
        {
            _terminal.Out.Write(code);
        }

        return ExitCode.Success;
    }
}
