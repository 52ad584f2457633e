namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>A training ends early because others did better.</summary>
internal sealed class TrialPrunedException(string reason) : Exception(reason);
