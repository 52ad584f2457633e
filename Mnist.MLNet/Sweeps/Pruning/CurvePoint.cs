namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>What a trial reached on its way.</summary>
/// <param name="Effort">How far it was, such as epochs or steps; above 0, the same unit for all trials.</param>
/// <param name="Loss">What is to become small there; no number where the trial diverged.</param>
public readonly record struct CurvePoint(double Effort, double Loss);
