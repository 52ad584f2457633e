using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps;

/// <summary>
/// Trains a recipe as a trial of ML.NET's own <c>AutoMLExperiment</c>: the names in the search space are those of the recipe's settings. The metric is the accuracy on the
/// rows set aside for validation. Cancellation reaches the training within a batch.
/// </summary>
/// <param name="recipe">The recipe that trials change.</param>
/// <param name="data">The data to train on.</param>
public sealed class RecipeTrialRunner(Recipe recipe, MnistData data) : ITrialRunner
{
    /// <summary>Trains the recipe with the trial's parameters in place of its own settings.</summary>
    /// <param name="settings">The trial.</param>
    /// <param name="ct">Stops the training.</param>
    /// <returns>The result with its model. The loss is 1 − accuracy.</returns>
    /// <exception cref="ArgumentException">A parameter is no setting of the recipe, or outside its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct) => Task.Run(() => Run(settings, ct), ct);

    /// <summary>Does nothing: a runner can be used again.</summary>
    public void Dispose()
    {
    }

    private TrialResult Run(TrialSettings settings, CancellationToken ct)
    {
        var tried = RecipeSettings.Apply(recipe, Leaves(settings.Parameter));

        // A context of its own: the experiment cancels the trial's when the trial ends, and the model must outlive that.
        var run = RecipeRun.Train(new MLContext(tried.Options.Seed), tried, data, new StopOnCancellation(ct));
        ct.ThrowIfCancellationRequested();
        double accuracy = run.History.Evaluations.Where(evaluation => evaluation.Step == run.History.BestStep).Select(evaluation => evaluation.Accuracy).First()
            ?? throw new ArgumentException($"A trial of '{recipe.Name}' has nothing to be judged by; set validation-fraction above 0.");
        return new TrialResult
        {
            TrialSettings = settings,
            Model = run.Model,
            Metric = accuracy,
            Loss = 1 - accuracy,
            DurationInMilliseconds = run.Duration.TotalMilliseconds,
        };
    }

    // Search spaces may be nested; the settings are their innermost names.
    private static IEnumerable<KeyValuePair<string, string>> Leaves(Parameter parameter) => parameter.SelectMany(pair =>
        pair.Value.ParameterType == ParameterType.Object ? Leaves(pair.Value) : [KeyValuePair.Create(pair.Key, ParameterText.Of(pair.Value))]);
}
