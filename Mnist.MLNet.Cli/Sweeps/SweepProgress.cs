using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>A sweep at a moment.</summary>
/// <param name="Plan">What it tries.</param>
/// <param name="Trials">Its trials.</param>
/// <param name="Workers">The number of workers of this machine.</param>
/// <param name="Elapsed">Time since this command began.</param>
internal sealed record SweepProgress(SweepPlan Plan, IReadOnlyList<Trial> Trials, int Workers, TimeSpan Elapsed)
{
    /// <summary>How far it is.</summary>
    public SweepStatus Status { get; } = new(Plan, Trials);
}
