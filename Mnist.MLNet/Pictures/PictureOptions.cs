namespace Mnist.MLNet.Pictures;

/// <summary>How pictures become images like MNIST's; each step can be left out. Transparency is always laid on white, and colour becomes grey by luma.</summary>
public sealed record PictureOptions
{
    /// <summary>The defaults: all steps.</summary>
    public static PictureOptions Default { get; } = new();

    /// <summary>No step: the whole picture is scaled to 28×28 grey pixels, as bright as it is.</summary>
    public static PictureOptions Unprepared { get; } = new()
    {
        Inversion = Inversion.Never,
        CleanPaper = false,
        Crop = false,
        ThickenStrokes = false,
        BoxSide = PicturePreparation.Side,
        CenterByMass = false,
    };

    /// <summary>Whether brightness is turned round.</summary>
    public Inversion Inversion { get; init; } = Inversion.Automatic;

    /// <summary>Whether the paper's tint, shade and noise and single specks are removed, and the ink brought to full strength.</summary>
    public bool CleanPaper { get; init; } = true;

    /// <summary>Whether the picture is cut to what is written on it.</summary>
    public bool Crop { get; init; } = true;

    /// <summary>Whether strokes that are thinner than those of MNIST are made as thick.</summary>
    public bool ThickenStrokes { get; init; } = true;

    /// <summary>The side of the square in the middle of the image into which the picture is scaled, its proportions kept, in pixels.</summary>
    /// <value>1 to 28; 20 unless changed, as MNIST's makers had it.</value>
    public int BoxSide
    {
        get;
        init => field = value is >= 1 and <= PicturePreparation.Side
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a box of 1 to 28 pixels.");
    } = 20;

    /// <summary>Whether the centre of mass comes to the middle of the image; otherwise that of the box does.</summary>
    public bool CenterByMass { get; init; } = true;

    /// <summary>How large pictures may be.</summary>
    public PictureLimits Limits { get; init; } = PictureLimits.Default;
}
