using System.Diagnostics;
using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Studies;

/// <summary>Measures points of learning curves: trains a recipe on a part of the training images and judges it once on the whole test set.</summary>
public static class LearningCurveTraining
{
    /// <summary>Measures a point.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="recipe">The recipe; its seed also draws the images, and its validation fraction is that of the part.</param>
    /// <param name="data">The data.</param>
    /// <param name="size">The number of different training images.</param>
    /// <param name="largest">The largest size of the curve; every size is trained for as many steps as this one.</param>
    /// <param name="observers">What follows the training.</param>
    /// <returns>The point.</returns>
    /// <exception cref="ArgumentException">A size is outside the data, an option is outside its range, or the network does not fit the images.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    /// <exception cref="OperationCanceledException">An observer stopped the run before its first batch.</exception>
    public static LearningCurvePoint Measure(MLContext ml, Recipe recipe, MnistData data, int size, int largest, params IEnumerable<TrainingObserver> observers)
    {
        if (size < 1 || largest < size || largest > data.Train.Count)
        {
            throw new ArgumentException($"A curve from {size} to {largest} images was asked for; sizes must rise and be from 1 to {data.Train.Count}, the number of training images.");
        }

        var watch = Stopwatch.StartNew();
        int seed = recipe.Options.Seed ?? 1;
        var subset = NestedSubset.Draw(data.Train, size, largest, recipe.Options.ValidationFraction, seed);
        var options = recipe.Options with { Seed = seed, Observers = [.. recipe.Options.Observers, .. observers] };
        var normalize = ml.Mnist().NormalizePixels(recipe.Mean, recipe.StandardDeviation).Fit(subset.Train);
        var train = normalize.Transform(subset.Train);
        using var classifier = subset.Validation is { } validation
            ? ml.Mnist().TorchClassifier(recipe.Network, options).Fit(train, normalize.Transform(validation))
            : ml.Mnist().TorchClassifier(recipe.Network, options with { ValidationFraction = 0 }).Fit(train);
        var report = ml.Mnist().Evaluate(classifier.Transform(normalize.Transform(data.Test)));
        return new LearningCurvePoint(size, seed, 1 - report.Accuracy, report.LogLoss, watch.Elapsed.TotalSeconds);
    }
}
