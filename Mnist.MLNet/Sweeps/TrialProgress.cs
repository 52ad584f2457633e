namespace Mnist.MLNet.Sweeps;

/// <summary>How far a running training is.</summary>
/// <param name="Epoch">The epoch at work, counted from 1; 0 before the first.</param>
/// <param name="Part">The part of all its batches that is done, 0 to 1.</param>
/// <param name="Loss">The running training loss of late, in nats; null before the first batch.</param>
/// <param name="SecondsLeft">Time until it ends at the speed so far; null before that is known.</param>
public sealed record TrialProgress(int Epoch, double Part, double? Loss, double? SecondsLeft)
{
    internal static TrialProgress None { get; } = new(0, 0, null, null);
}
