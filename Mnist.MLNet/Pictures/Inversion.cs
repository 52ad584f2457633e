namespace Mnist.MLNet.Pictures;

/// <summary>Whether a picture's brightness is turned round: networks want bright ink on dark paper.</summary>
public enum Inversion
{
    /// <summary>Where the ink is darker than the paper, which is what most of the picture is taken for.</summary>
    Automatic,

    /// <summary>Always: the ink is dark.</summary>
    Always,

    /// <summary>Never: the ink is bright.</summary>
    Never,
}
