namespace TorchSharp.Kernels;

/// <summary>What a <see cref="RegisterTile"/> reads and writes. Steps and strides count floats.</summary>
internal unsafe struct TileTask
{
    /// <summary>Where offsets of runs count from.</summary>
    public float* X;

    /// <summary>From one term of a run to the next, in x.</summary>
    public nint XStep;

    /// <summary>From one group of rows to the next, in x; only for tiles that have groups.</summary>
    public nint XPitch;

    /// <summary>The terms of the sum, in order.</summary>
    public TileRun* Runs;

    /// <summary>How many runs.</summary>
    public int RunCount;

    /// <summary>The vectors of the first term; those of the others follow in the order of the runs.</summary>
    public float* W;

    /// <summary>From one term to the next, in w.</summary>
    public nint WStep;

    /// <summary>What the tile holds at first.</summary>
    public float* Start;

    /// <summary>From one row to the next of <see cref="Start"/>; 0 for the same in every row.</summary>
    public nint StartStride;

    /// <summary>Where the tile goes.</summary>
    public float* Target;

    /// <summary>From one row of the target to the next.</summary>
    public nint TargetStride;
}
