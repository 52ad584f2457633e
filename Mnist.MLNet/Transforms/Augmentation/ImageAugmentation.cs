using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>
/// Random changes of training images: the steps in the order in which they are applied.
/// An image's change is a function of (seed, epoch, row) alone: the same on any number of threads, fresh in every epoch.
/// </summary>
public sealed class ImageAugmentation
{
    private readonly List<AugmentationStep> _steps = [];

    /// <summary>The steps, first to last.</summary>
    public IReadOnlyList<AugmentationStep> Steps => _steps;

    /// <summary>Adds a turn by up to ±<paramref name="maxDegrees"/>.</summary>
    /// <param name="maxDegrees">Degrees, from 0 to 180.</param>
    /// <returns>This augmentation.</returns>
    /// <exception cref="ArgumentException"><paramref name="maxDegrees"/> is outside its range.</exception>
    public ImageAugmentation Rotate(double maxDegrees) => Add(new Rotation(InRange(maxDegrees, 180, nameof(maxDegrees))));

    /// <summary>Adds a shift by up to ±<paramref name="maxFraction"/> of the image's width and height.</summary>
    /// <param name="maxFraction">A part of the image's size, from 0 to 1.</param>
    /// <returns>This augmentation.</returns>
    /// <exception cref="ArgumentException"><paramref name="maxFraction"/> is outside its range.</exception>
    public ImageAugmentation Translate(double maxFraction) => Add(new Translation(InRange(maxFraction, 1, nameof(maxFraction))));

    /// <summary>Changes one image; pixels from outside the image are background, those between pixels are interpolated bilinearly.</summary>
    /// <param name="image">The image, rows × columns values, row after row.</param>
    /// <param name="rows">Height in pixels.</param>
    /// <param name="columns">Width in pixels.</param>
    /// <param name="background">The value of a pixel outside the image.</param>
    /// <param name="seed">The seed of the training run.</param>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="row">The image's number in the training data, counted from 0.</param>
    /// <param name="changed">Where the changed image goes; rows × columns values that do not overlap <paramref name="image"/>.</param>
    /// <exception cref="ArgumentException">A span is not rows × columns long.</exception>
    public void Apply(ReadOnlySpan<float> image, int rows, int columns, float background, long seed, int epoch, long row, Span<float> changed)
    {
        if (image.Length != rows * columns || changed.Length != image.Length)
        {
            throw new ArgumentException($"The image has {image.Length} and the changed image {changed.Length} values; both must have {rows} × {columns}.");
        }

        var random = new SplitMix64(seed, epoch, row);
        var map = AffineMap.Identity;
        foreach (var step in _steps)
        {
            map = map.Then(step.Draw(ref random, rows, columns));
        }

        Resample(image, rows, columns, background, map.Inverse(), changed);
    }

    /// <inheritdoc/>
    public override string ToString() => _steps.Count == 0 ? "none" : string.Join(", ", _steps.Select(step => step switch
    {
        Rotation rotation => FormattableString.Invariant($"rotation ±{rotation.MaxDegrees}°"),
        Translation translation => FormattableString.Invariant($"translation ±{100 * translation.MaxFraction} %"),
        _ => step.ToString(),
    }));

    private ImageAugmentation Add(AugmentationStep step)
    {
        _steps.Add(step);
        return this;
    }

    private static double InRange(double value, double max, string name) =>
        value >= 0 && value <= max
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be from 0 to {max}."));

    private static void Resample(ReadOnlySpan<float> image, int rows, int columns, float background, in AffineMap source, Span<float> changed)
    {
        double centreX = (columns - 1) / 2.0;
        double centreY = (rows - 1) / 2.0;
        for (int y = 0; y < rows; y++)
        {
            double fromCentreY = y - centreY;
            for (int x = 0; x < columns; x++)
            {
                double fromCentreX = x - centreX;
                double sourceX = (source.A * fromCentreX) + (source.B * fromCentreY) + source.C + centreX;
                double sourceY = (source.D * fromCentreX) + (source.E * fromCentreY) + source.F + centreY;
                changed[(y * columns) + x] = Interpolate(image, rows, columns, background, sourceX, sourceY);
            }
        }
    }

    private static float Interpolate(ReadOnlySpan<float> image, int rows, int columns, float background, double x, double y)
    {
        if (x <= -1 || y <= -1 || x >= columns || y >= rows)
        {
            return background;
        }

        // From here x and y are above −1, so adding 1 before the cut makes it a floor.
        int left = (int)(x + 1) - 1;
        int top = (int)(y + 1) - 1;
        float right = (float)(x - left);
        float down = (float)(y - top);
        float upper = Pixel(image, top, left) + (right * (Pixel(image, top, left + 1) - Pixel(image, top, left)));
        float lower = Pixel(image, top + 1, left) + (right * (Pixel(image, top + 1, left + 1) - Pixel(image, top + 1, left)));
        return upper + (down * (lower - upper));

        float Pixel(ReadOnlySpan<float> pixels, int row, int column) =>
            (uint)row < (uint)rows && (uint)column < (uint)columns ? pixels[(row * columns) + column] : background;
    }
}
