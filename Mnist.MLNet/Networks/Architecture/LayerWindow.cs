namespace Mnist.MLNet.Networks.Architecture;

/// <summary>The patch of an image that one value of a layer is computed from.</summary>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Stride">Pixels from one patch to the next.</param>
/// <param name="Padding">Pixels of background put around the image.</param>
public readonly record struct LayerWindow(long Height, long Width, long Stride, long Padding)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Height}×{Width} / {Stride}{(Padding > 0 ? $", pad {Padding}" : "")}";
}
