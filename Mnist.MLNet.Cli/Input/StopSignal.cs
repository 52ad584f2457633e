using System.Runtime.InteropServices;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Ctrl+C as a token.</summary>
internal static class StopSignal
{
    private static readonly CancellationTokenSource Source = new();
    private static PosixSignalRegistration? _registration;
    private static int _count;

    /// <summary>What has to be done at once when Ctrl+C comes a second time, before the process ends: little, and on any thread.</summary>
    public static event Action? Insisted;

    /// <summary>From now on the first Ctrl+C cancels the token, and any later one ends the process at once.</summary>
    public static CancellationToken Listen()
    {
        _registration ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            // Counted, since each comes on a thread of its own, and the second may overtake the first.
            if (Interlocked.Increment(ref _count) == 1)
            {
                context.Cancel = true;
                Source.Cancel();
            }
            else
            {
                Insisted?.Invoke();
                if (!Console.IsOutputRedirected)
                {
                    // a progress display hides the cursor, and is not asked to clean up
                    Console.CursorVisible = true;
                }
            }
        });
        return Source.Token;
    }
}
