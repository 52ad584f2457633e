namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>The pixels that come together: those of every <c>StepX</c>-th column and <c>StepY</c>-th row from a first one on.</summary>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY, int Width, int Height)
{
    private static readonly (int Left, int Top, int StepX, int StepY)[] Adam7 =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    /// <summary>The passes of a picture that have pixels.</summary>
    public static IReadOnlyList<PngPass> Of(PngHeader header) => header.Interlaced
        ? [.. Adam7.Select(pass => new PngPass(
            pass.Left, pass.Top, pass.StepX, pass.StepY, Count(header.Width, pass.Left, pass.StepX), Count(header.Height, pass.Top, pass.StepY)))
            .Where(pass => pass.Width > 0 && pass.Height > 0)]
        : [new PngPass(0, 0, 1, 1, header.Width, header.Height)];

    private static int Count(int length, int first, int step) => (length - first + step - 1) / step;
}
