namespace Mnist.MLNet.Training;

/// <summary>The rows that a run trains on, and those that its evaluations judge it by.</summary>
/// <param name="Images">The images that are trained on.</param>
/// <param name="Training">Their rows, rising.</param>
/// <param name="ValidationImages">The images that are evaluated; may be the same.</param>
/// <param name="Validation">Their rows, rising; empty for no evaluation.</param>
internal sealed record TrainingRows(LabeledImages Images, int[] Training, LabeledImages ValidationImages, int[] Validation)
{
    // The stream of the generator that draws the validation rows.
    private const long ValidationStream = -2;

    /// <summary>Sets a part of the rows aside, drawn by the seed; at least one is left to train on.</summary>
    public static TrainingRows Split(LabeledImages images, double validationFraction, int seed)
    {
        int[] rows = All(images);
        int validation = Math.Min((int)Math.Round(images.Count * validationFraction), images.Count - 1);
        new SplitMix64(seed, ValidationStream).Shuffle(rows);
        rows.AsSpan(0, validation).Sort();
        rows.AsSpan(validation).Sort();
        return new TrainingRows(images, rows[validation..], images, rows[..validation]);
    }

    /// <summary>Trains on all rows of one set and evaluates on all of another.</summary>
    /// <exception cref="ArgumentException">The two have images of different sizes, or different classes.</exception>
    public static TrainingRows Given(LabeledImages training, LabeledImages validation)
    {
        if (validation.Shape != training.Shape)
        {
            throw new ArgumentException($"The validation rows have images of {validation.Shape} pixels; the training rows have {training.Shape}.");
        }

        return validation.Classes.Names.SequenceEqual(training.Classes.Names)
            ? new TrainingRows(training, All(training), validation, All(validation))
            : throw new ArgumentException(
                $"The validation rows have the classes {string.Join(", ", validation.Classes.Names)}; the training rows have {string.Join(", ", training.Classes.Names)}.");
    }

    private static int[] All(LabeledImages images) => [.. Enumerable.Range(0, images.Count)];
}
