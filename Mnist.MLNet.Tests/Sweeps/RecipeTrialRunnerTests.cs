using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Sweeps.Tuners;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps;

[Collection(TorchCollection.Name)]
public sealed class RecipeTrialRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_experiment_of_mlnet_sweeps_over_any_setting_of_a_recipe()
    {
        DrawnDigits.Write(_folder["data"], trainCount: 300, testCount: 50);
        var data = MnistData.Load(_folder["data"]);
        var ml = new MLContext(seed: 1);
        var recipe = RecipeSettings.Apply(RecipeBook.Get("simple-nn"), [KeyValuePair.Create("epochs", "2")]);
        var settings = new AutoMLExperiment.AutoMLExperimentSettings
        {
            SearchSpace = new() { ["trial"] = new SearchSpace { ["lr"] = new UniformDoubleOption(1e-4, 1e-2, logBase: true), ["optimizer"] = new ChoiceOption("adam", "rmsprop") } },
        };

        var best = ml.Auto().CreateExperiment(settings)
            .SetTuner(_ => TunerBook.Create("tpe", settings.SearchSpace))
            .SetTrialRunner(new RecipeTrialRunner(recipe, data))
            .SetMaxModelToExplore(3)
            .Run();

        Assert.Equal(1 - best.Loss, best.Metric, 9);
        Assert.InRange(best.Metric, 0.2, 1);
        Assert.InRange(ml.Mnist().Evaluate(best.Model.Transform(data.Test)).Accuracy, 0.2, 1);
    }
}
