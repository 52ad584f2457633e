namespace Mnist.MLNet.Tests;

/// <summary>
/// Time as the machine gives it to this process: waits of a hundredth of a second are counted, so that less of it passes where the machine stands still or runs others instead.
/// </summary>
internal sealed class GivenTime : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;
    private volatile int _waits;

    public GivenTime()
    {
        _thread = new Thread(Count) { IsBackground = true, Name = "given time" };
        _thread.Start();
    }

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Elapsed => _waits * Interval;

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }

    private void Count()
    {
        while (!_ended.Wait(Interval))
        {
            _waits++;
        }
    }
}
