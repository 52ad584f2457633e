using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Mnist.MLNet.Data;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes;

/// <summary>A finished run of a recipe: the model, the course of its training, and its one report on the whole test set.</summary>
public sealed class RecipeRun
{
    private RecipeRun(
        Recipe recipe, TorchClassifierOptions options, MnistData data, ITransformer model, TrainingHistory history, ClassificationReport testReport, TimeSpan duration)
    {
        Recipe = recipe;
        Options = options;
        Data = data;
        Model = model;
        History = history;
        TestReport = testReport;
        Duration = duration;
        Environment = RunEnvironment.Current();
    }

    /// <summary>The recipe.</summary>
    public Recipe Recipe { get; }

    /// <summary>The options that it ran with.</summary>
    public TorchClassifierOptions Options { get; }

    /// <summary>The data that it ran on.</summary>
    public MnistData Data { get; }

    /// <summary>The fitted pipeline: normalisation, classifier, names of the predicted classes.</summary>
    public ITransformer Model { get; }

    /// <summary>The course of the training.</summary>
    public TrainingHistory History { get; }

    /// <summary>The report on the test set, of the epoch that the validation rows chose.</summary>
    public ClassificationReport TestReport { get; }

    /// <summary>Time that the run took, from the first row read to the report.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What the run ran on.</summary>
    public RunEnvironment Environment { get; }

    /// <summary>Trains a recipe on the training set and reports on the test set.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="options">The recipe's options, possibly changed.</param>
    /// <param name="data">The data.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ArgumentException">An option is outside its range, or the network does not fit the images.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    /// <exception cref="OperationCanceledException">An observer stopped the run before its first batch.</exception>
    public static RecipeRun Train(MLContext ml, Recipe recipe, TorchClassifierOptions options, MnistData data)
    {
        var watch = Stopwatch.StartNew();
        var pipeline = ml.Mnist().NormalizePixels(recipe.Mean, recipe.StandardDeviation)
            .Append(ml.Mnist().TorchClassifier(recipe.Network, options))
            .Append(ml.Transforms.Conversion.MapKeyToValue(TorchClassifierTransformer.PredictedLabelColumn));
        TransformerChain<KeyToValueMappingTransformer> model = pipeline.Fit(data.Train);
        var history = model.OfType<TorchClassifierTransformer>().Single().History!;
        var report = ml.Mnist().Evaluate(model.Transform(data.Test));
        return new RecipeRun(recipe, options, data, model, history, report, watch.Elapsed);
    }
}
