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
    private RecipeRun(Recipe recipe, MnistData data, ITransformer model, TorchClassifierTransformer classifier, ClassificationReport testReport, TimeSpan duration)
    {
        Recipe = recipe;
        Data = data;
        Model = model;
        Classifier = classifier;
        TestReport = testReport;
        Duration = duration;
        Environment = RunEnvironment.Current();
    }

    /// <summary>The recipe, with whatever was changed of it.</summary>
    public Recipe Recipe { get; }

    /// <summary>The data that it ran on.</summary>
    public MnistData Data { get; }

    /// <summary>The fitted pipeline: normalisation, classifier, names of the predicted classes.</summary>
    public ITransformer Model { get; }

    /// <summary>The step of the pipeline that classifies.</summary>
    public TorchClassifierTransformer Classifier { get; }

    /// <summary>The course of the training.</summary>
    public TrainingHistory History => Classifier.History!;

    /// <summary>The report on the test set, of the weights that the protocol chose.</summary>
    public ClassificationReport TestReport { get; }

    /// <summary>What the study's own protocol gives; null where the recipe ran by the honest one.</summary>
    public StudyFigures? StudyFigures => Recipe.Protocol == Protocol.Study ? StudyFigures.Of(Recipe.Study, History) : null;

    /// <summary>What the study reports; nothing where the data is not the MNIST of which it speaks.</summary>
    public ReportedResults Reported => Data.IsMnist ? Recipe.Reported : ReportedResults.None;

    /// <summary>Time that the run took, from the first row read to the report.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What the run ran on.</summary>
    public RunEnvironment Environment { get; }

    /// <summary>Trains a recipe on the training set and reports on the test set.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">The data.</param>
    /// <param name="observers">What follows the training, besides the recipe's own observers.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ArgumentException">An option is outside its range, or the network does not fit the images.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    /// <exception cref="OperationCanceledException">An observer stopped the run before its first batch.</exception>
    public static RecipeRun Train(MLContext ml, Recipe recipe, MnistData data, params IEnumerable<TrainingObserver> observers)
    {
        var watch = Stopwatch.StartNew();
        var options = recipe.ProtocolOptions();
        options = options with { Observers = [.. options.Observers, .. observers] };
        var trainer = ml.Mnist().TorchClassifier(recipe.Network, options);
        var normalize = ml.Mnist().NormalizePixels(recipe.Mean, recipe.StandardDeviation).Fit(data.Train);
        var train = normalize.Transform(data.Train);
        var classifier = recipe.Protocol == Protocol.Honest ? trainer.Fit(train) : trainer.Fit(train, normalize.Transform(TestImages(ml, recipe.Study, data)));
        var name = ml.Transforms.Conversion.MapKeyToValue(TorchClassifierTransformer.PredictedLabelColumn).Fit(classifier.Transform(train));
        var model = new TransformerChain<KeyToValueMappingTransformer>(normalize, classifier, name);
        var report = ml.Mnist().Evaluate(model.Transform(data.Test));
        return new RecipeRun(recipe, data, model, classifier, report, watch.Elapsed);
    }

    private static IDataView TestImages(MLContext ml, StudyProtocol study, MnistData data) =>
        study.TestImages is { } count ? ml.Data.TakeRows(data.Test, count) : data.Test;
}
