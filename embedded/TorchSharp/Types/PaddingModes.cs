namespace TorchSharp;

/// <summary>What stands beyond the borders of an image. Convolutions here know <see cref="Zeros"/> alone.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The image mirrored at its border.</summary>
    Reflect = 1,

    /// <summary>The border repeated.</summary>
    Replicate = 2,

    /// <summary>The opposite side.</summary>
    Circular = 3,

    /// <summary>One number.</summary>
    Constant = 4,
}
