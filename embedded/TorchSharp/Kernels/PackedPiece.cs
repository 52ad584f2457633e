namespace TorchSharp.Kernels;

/// <summary>Part of <see cref="PackedWeights"/>: some inputs of a panel of outputs.</summary>
/// <param name="FirstOutput">The first output of the panel.</param>
/// <param name="Outputs">Outputs in the panel, without those that only fill it up.</param>
/// <param name="Width">Floats in a row of the panel.</param>
/// <param name="FirstInput">The first input.</param>
/// <param name="Inputs">How many inputs.</param>
/// <param name="Start">Where the piece's rows start.</param>
/// <param name="Length">Floats of the piece.</param>
internal readonly record struct PackedPiece(int FirstOutput, int Outputs, int Width, int FirstInput, int Inputs, nint Start, int Length);
