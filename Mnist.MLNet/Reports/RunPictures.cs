using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Pictures;
using Mnist.MLNet.Scoring;

namespace Mnist.MLNet.Reports;

/// <summary>The grids of images of a run.</summary>
/// <param name="Training">The first training images with their labels.</param>
/// <param name="Augmented">The same as the first epoch saw them; null where the recipe does not change them.</param>
/// <param name="Test">The first test images with their labels.</param>
/// <param name="Predictions">The same with the predicted classes.</param>
/// <param name="Mistakes">The wrong predictions that the model was surest of; null where there are none.</param>
internal sealed record RunPictures(ImageGrid Training, ImageGrid? Augmented, ImageGrid Test, ImageGrid Predictions, ImageGrid? Mistakes)
{
    private const int ImagesPerGrid = 16;

    /// <summary>Chooses the images of a run.</summary>
    public static RunPictures Of(MLContext ml, RecipeRun run)
    {
        var report = run.TestReport;
        return new RunPictures(
            Grid("Training images with their labels", run.Data.Train, row => Labelled(run.Data.Train, row)),
            run.Recipe.Options.Augmentation.Steps.Count == 0 ? null : Grid("The same as the first epoch saw them", run.Data.Train, row => Changed(run, row)),
            Grid("Test images with their labels", run.Data.Test, row => Labelled(run.Data.Test, row)),
            Predicted(ml, run),
            report.ConfidentMistakes.Count == 0 ? null : Mistaken(run.Data.Test, report));
    }

    private static ImageGrid Grid(string title, IdxDataView images, Func<int, CaptionedImage> image) =>
        new(title, images.Rows, images.Columns, [.. Enumerable.Range(0, Math.Min(ImagesPerGrid, images.Count)).Select(image)]);

    private static CaptionedImage Labelled(IdxDataView images, int row) => new(images.GetPixels(row).ToArray(), Name(images.GetLabel(row)));

    private static CaptionedImage Changed(RecipeRun run, int row)
    {
        var images = run.Data.Train;
        var image = new float[images.Rows * images.Columns];
        var changed = new float[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = images.GetPixels(row)[i];
        }

        run.Recipe.Options.Augmentation.Apply(image, images.Rows, images.Columns, background: 0, run.History.Seed, epoch: 1, row, changed);
        return new CaptionedImage([.. changed.Select(pixel => (byte)Math.Clamp(MathF.Round(pixel), 0, byte.MaxValue))], Name(images.GetLabel(row)));
    }

    private static ImageGrid Predicted(MLContext ml, RecipeRun run)
    {
        var test = run.Data.Test;
        var scored = run.Model.Transform(ml.Data.TakeRows(test, ImagesPerGrid));
        var images = new List<CaptionedImage>();
        using var cursor = scored.GetRowCursor([scored.Schema[TorchClassifierTransformer.ScoreColumn]]);
        var getScore = cursor.GetGetter<VBuffer<float>>(scored.Schema[TorchClassifierTransformer.ScoreColumn]);
        var score = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getScore(ref score);
            float[] probabilities = [.. score.DenseValues()];
            int predicted = Array.IndexOf(probabilities, probabilities.Max());
            images.Add(Judged(test, images.Count, predicted, probabilities[predicted]));
        }

        return new ImageGrid("The same with what the model takes them for", test.Rows, test.Columns, images);
    }

    private static ImageGrid Mistaken(IdxDataView test, ClassificationReport report) => new(
        "The mistakes that the model was surest of: predicted (actual)",
        test.Rows,
        test.Columns,
        [.. report.ConfidentMistakes.Select(mistake => Judged(test, (int)mistake.Row, mistake.Predicted, mistake.Probability))]);

    private static CaptionedImage Judged(IdxDataView images, int row, int predicted, float probability)
    {
        int actual = images.GetLabel(row);
        string caption = predicted == actual ? Name(predicted) : $"{Name(predicted)} ({Name(actual)})";
        return new CaptionedImage(images.GetPixels(row).ToArray(), caption, predicted != actual)
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{probability:P1}"),
        };
    }

    private static string Name(int label) => label.ToString(CultureInfo.InvariantCulture);
}
