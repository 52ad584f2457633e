namespace Mnist.MLNet.Tests.Cli;

[Collection(TorchCollection.Name)]
public sealed class RecipesTests
{
    [Fact]
    public void Recipes_are_listed_with_their_size_and_what_the_study_reports()
    {
        string text = CliRun.Of("recipes").Succeeded();

        Assert.Matches(@"(?m)^  recipe +network +parameters +epochs +reported *$", text);
        Assert.Matches(@"(?m)^  lenet5 +lenet5 +61,706 +10 +98\.94 % ", text);
        Assert.EndsWith("next: mnist recipes show lenet5\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_shows_everything_that_it_sets()
    {
        string text = CliRun.Of("recipes", "show", "LeNet5").Succeeded();

        Assert.Contains("61,706 parameters for 10 classes", text, StringComparison.Ordinal);
        Assert.Contains("normalised as (pixel / 255 − 0.1307) / 0.3081", text, StringComparison.Ordinal);
        Assert.Contains("lr 0.001, weight-decay 0", text, StringComparison.Ordinal);
        Assert.Contains("epochs 10, batch-size 64", text, StringComparison.Ordinal);
        Assert.Contains("the epoch that is best on 8.3 % of the training images, which are set aside", text, StringComparison.Ordinal);
        Assert.EndsWith("next: mnist train lenet5\n", text, StringComparison.Ordinal);
    }
}
