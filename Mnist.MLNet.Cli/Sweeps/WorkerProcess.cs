using System.Diagnostics;
using System.Globalization;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>
/// A worker in a process of its own: <c>mnist sweep join</c>. It works for as long as its input stays open, so that it does not outlive this process.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly DateTime _start = DateTime.Now;

    /// <summary>Starts a worker.</summary>
    /// <param name="store">The store's address, which may hold a password and so is not put on the worker's command line.</param>
    /// <param name="dataFolder">The folder with the data.</param>
    /// <param name="threads">The number of threads to compute with.</param>
    public WorkerProcess(string store, string dataFolder, int threads)
    {
        string[] arguments = ["sweep", "join", Commands.SweepJoinCommand.AddressFromInput, Commands.SweepJoinCommand.Attached, "--data", dataFolder, "--offline", "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        string program = Environment.ProcessPath ?? "";
        bool isProgram = Path.GetFileNameWithoutExtension(program) == "mnist";
        var start = new ProcessStartInfo(isProgram ? program : "dotnet", isProgram ? arguments : [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        try
        {
            _process.StandardInput.WriteLine(store);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already, which is seen like any other worker's end.
        }

        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>How it ended: one of <see cref="ExitCode"/>, or another number where it was killed.</summary>
    public int Code => _process.ExitCode;

    /// <summary>How long it ran, or has run.</summary>
    public TimeSpan Life => (IsAlive ? DateTime.Now : _process.ExitTime) - _start;

    /// <summary>The line that it ended with; empty where it wrote none.</summary>
    public string Error => _errors.Result.Trim();

    /// <summary>Asks it to stop; it gives back what it is at.</summary>
    public void Stop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Whether it has.</returns>
    public bool Wait(TimeSpan time) => _process.WaitForExit(time);

    /// <summary>Ends it at once. Nothing that was kept is lost.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, and was replaced.
        }
    }

    public void Dispose() => _process.Dispose();
}
