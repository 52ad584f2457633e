namespace Mnist.MLNet.Sweeps;

/// <summary>How far a trial is.</summary>
public enum TrialState
{
    /// <summary>No worker has it.</summary>
    Waiting,

    /// <summary>A worker trains it.</summary>
    Running,

    /// <summary>It has its result.</summary>
    Done,

    /// <summary>It was ended early because others did better.</summary>
    Pruned,

    /// <summary>It ended without a result; its reason says why.</summary>
    Failed,
}
