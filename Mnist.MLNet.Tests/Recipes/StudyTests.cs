using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Tests.Recipes;

/// <summary>The studies' results on the real MNIST.</summary>
[Collection(TorchCollection.Name)]
public sealed class StudyTests
{
    [SkippableFact]
    public void LeNet5_reaches_98_9_percent_as_the_mean_of_three_seeds_and_98_75_with_each()
    {
        var data = RealMnist.Data;
        double[] accuracies = [.. new[] { 1, 2, 3 }.Select(seed =>
        {
            var recipe = RecipeBook.Get("lenet5");
            return RecipeRun.Train(new MLContext(), recipe with { Options = recipe.Options with { Seed = seed } }, data).TestReport.Accuracy;
        })];

        Assert.All(accuracies, accuracy => Assert.InRange(accuracy, 0.9875, 1));
        Assert.InRange(accuracies.Average(), 0.989, 1);
    }

    [SkippableFact]
    public void LeNet5_trained_on_drawn_digits_alone_reads_at_least_85_percent_of_the_real_test_set()
    {
        var real = RealMnist.Data;
        using var folder = new TemporaryFolder();
        DrawnDigits.Write(folder.Path, overwrite: true);
        var recipe = RecipeBook.Get("lenet5");
        var ml = new MLContext();

        var run = RecipeRun.Train(ml, recipe, MnistData.Load(folder.Path, provenance: DataProvenance.Drawn));

        Assert.InRange(ml.Mnist().Evaluate(run.Model.Transform(real.Test)).Accuracy, 0.85, 1);
    }
}
