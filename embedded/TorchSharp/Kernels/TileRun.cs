namespace TorchSharp.Kernels;

/// <summary>Terms of a sum that lie evenly spaced in memory.</summary>
/// <param name="Offset">Floats from the task's x to the first term.</param>
/// <param name="Length">How many terms.</param>
internal readonly record struct TileRun(nint Offset, nint Length);
