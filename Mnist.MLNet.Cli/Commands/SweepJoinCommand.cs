using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Cli.Sweeps;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist sweep join</c>: works on a sweep that another process, perhaps on another machine, has started.</summary>
internal sealed class SweepJoinCommand : Command, IHasExamples
{
    /// <summary>The store's name when its address comes as the first line of the input instead.</summary>
    public const string AddressFromInput = "-";

    /// <summary>The option of a worker that works for as long as its input is open.</summary>
    public const string Attached = "--attached";

    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly Argument<string> _store = new("STORE") { Description = "SQLite file, or connection string of PostgreSQL" };
    private readonly NumberOption<int> _workers = SweepSession.WorkersOption();
    private readonly NumberOption<int> _threads = SweepSession.ThreadsOption();
    private readonly Option<bool> _attached = new(Attached) { Hidden = true };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing" };

    public SweepJoinCommand(Terminal terminal)
        : base("join", "Works on a sweep that was started elsewhere, until it has ended.")
    {
        _terminal = terminal;
        Add(_store);
        _data = DataSource.WithOption(terminal, this);
        Add(_workers);
        Add(_threads);
        Add(_attached);
        Add(_quiet);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["sweep join sweeps/study.db", "sweep join \"Host=db.example;Database=sweep;Username=me\" --workers 4"];

    private int Run(ParseResult options)
    {
        bool attached = options.GetValue(_attached);
        string address = options.GetRequiredValue(_store) is AddressFromInput && attached ? Console.In.ReadLine() ?? "" : options.GetRequiredValue(_store);
        using var sweep = Sweep.Open(address);
        var data = _data.Open(options, resultOnly: attached || options.GetValue(_quiet));
        if (attached)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_terminal.Stop);
            CancelAtEndOfInput(stop);
            sweep.Work(data, options.GetValue(_threads) ?? 1, stop.Token);
            return ExitCode.Success;
        }

        if (sweep.ReadTimeLeft() <= TimeSpan.Zero)
        {
            throw new ArgumentException($"The time of the sweep in '{sweep.StoreName}' is over; go on with it by 'mnist sweep --resume'.");
        }

        using var run = new SweepRun(sweep, address, data, options.GetValue(_workers) ?? SweepSession.DefaultWorkers, options.GetValue(_threads), _terminal.Stop);
        return SweepDisplay.Show(_terminal, options.GetValue(_quiet), run.Run) is { } failure ? CommandLine.Fail(_terminal, failure) : ExitCode.Success;
    }

    // On a thread of its own, since a read of the console cannot be cancelled.
    private static void CancelAtEndOfInput(CancellationTokenSource stop) => new Thread(() =>
    {
        while (Console.In.ReadLine() is not null)
        {
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The worker has ended already.
        }
    })
    { IsBackground = true, Name = "end of input" }.Start();
}
