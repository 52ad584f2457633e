using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>
/// Random changes of training images: at most one step of a kind, the geometric ones in the order in which they were added. Immutable: every method gives a new one.
/// An image's change is a function of (seed, epoch, row) alone: the same on any number of threads, fresh in every epoch.
/// </summary>
public sealed class ImageAugmentation
{
    private readonly AugmentationStep[] _steps;

    private ImageAugmentation(AugmentationStep[] steps) => _steps = steps;

    /// <summary>No change.</summary>
    public static ImageAugmentation None { get; } = new([]);

    /// <summary>The steps, first to last.</summary>
    public IReadOnlyList<AugmentationStep> Steps => _steps;

    /// <summary>Adds a turn by up to ±<paramref name="maxDegrees"/>.</summary>
    /// <param name="maxDegrees">Degrees, from 0 to 180.</param>
    /// <param name="probability">The part of the images that are turned, from 0 to 1.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ImageAugmentation Rotate(double maxDegrees, double probability = 1) => With(new Rotation(maxDegrees) { Probability = probability });

    /// <summary>Adds a shift by up to ±<paramref name="maxFraction"/> of the image's width and height.</summary>
    /// <param name="maxFraction">A part of the image's size, from 0 to 1.</param>
    /// <param name="probability">The part of the images that are shifted, from 0 to 1.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ImageAugmentation Translate(double maxFraction, double probability = 1) => With(new Translation(maxFraction) { Probability = probability });

    /// <summary>Adds a change of size by up to ±<paramref name="maxFraction"/>.</summary>
    /// <param name="maxFraction">A part of the image's size, from 0 to 0.9.</param>
    /// <param name="probability">The part of the images that are scaled, from 0 to 1.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ImageAugmentation Scale(double maxFraction, double probability = 1) => With(new Scaling(maxFraction) { Probability = probability });

    /// <summary>Adds a slant by up to ±<paramref name="maxDegrees"/>.</summary>
    /// <param name="maxDegrees">Degrees, from 0 to 60.</param>
    /// <param name="probability">The part of the images that are slanted, from 0 to 1.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ImageAugmentation Shear(double maxDegrees, double probability = 1) => With(new Shearing(maxDegrees) { Probability = probability });

    /// <summary>Adds an elastic deformation, whose grid's nodes move by up to ±<paramref name="maxPixels"/>.</summary>
    /// <param name="maxPixels">Pixels, from 0 to 20.</param>
    /// <param name="probability">The part of the images that are deformed, from 0 to 1.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ImageAugmentation Deform(double maxPixels, double probability = 1) => With(new ElasticDeformation(maxPixels) { Probability = probability });

    /// <summary>Adds the wiping out of a rectangle of up to <paramref name="maxFraction"/> of the image's area.</summary>
    /// <param name="maxFraction">A part of the image's area, from 0 to 1.</param>
    /// <param name="probability">The part of the images in which one is wiped out, from 0 to 1.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ImageAugmentation Erase(double maxFraction, double probability = 1) => With(new RandomErasing(maxFraction) { Probability = probability });

    /// <summary>Adds a step, in the place of one of its kind where there is one.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The augmentation with this step.</returns>
    /// <exception cref="ArgumentException">Its range or probability is outside what is allowed.</exception>
    public ImageAugmentation With(AugmentationStep step)
    {
        step.Validate();
        int index = Array.FindIndex(_steps, known => known.GetType() == step.GetType());
        return new ImageAugmentation(index < 0 ? [.. _steps, step] : [.. _steps[..index], step, .. _steps[(index + 1)..]]);
    }

    /// <summary>Takes the step of a kind away.</summary>
    /// <typeparam name="TStep">The kind.</typeparam>
    /// <returns>The augmentation without such a step.</returns>
    public ImageAugmentation Without<TStep>()
        where TStep : AugmentationStep => new([.. _steps.Where(step => step is not TStep)]);

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
        var displacements = default(DisplacementGrid);
        bool moved = false;
        bool displaced = false;
        RandomErasing? erasing = null;
        foreach (var step in _steps)
        {
            if (!step.IsDrawn(ref random))
            {
                continue;
            }

            switch (step)
            {
                case GeometricStep geometric:
                    map = map.Then(geometric.Draw(ref random, rows, columns));
                    moved = true;
                    break;
                case ElasticDeformation elastic:
                    displacements.Draw(ref random, elastic.MaxPixels);
                    displaced = true;
                    break;
                case RandomErasing found:
                    erasing = found;
                    break;
            }
        }

        if (moved || displaced)
        {
            Resampling.Resample(image, rows, columns, background, map.Inverse(), displacements, displaced, changed);
        }
        else
        {
            image.CopyTo(changed);
        }

        erasing?.Apply(ref random, changed, rows, columns, background);
    }

    /// <inheritdoc/>
    public override string ToString() => _steps.Length == 0 ? "none" : string.Join(", ", _steps.AsEnumerable());
}
