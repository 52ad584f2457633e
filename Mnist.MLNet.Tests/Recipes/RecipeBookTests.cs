using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Tests.Recipes;

[Collection(TorchCollection.Name)]
public sealed class RecipeBookTests
{
    [Fact]
    public void Every_recipe_names_a_network_and_has_options_within_their_ranges() => Assert.All(RecipeBook.All, recipe =>
    {
        Assert.Equal(recipe.Network, NetworkRegistry.Get(recipe.Network).Name);
        recipe.Options.Validate();
        recipe.ProtocolOptions().Validate();
    });

    [Fact]
    public void An_unknown_recipe_is_named_beside_those_that_there_are()
    {
        var exception = Assert.Throws<ArgumentException>(() => RecipeBook.Get("vgg"));

        Assert.Equal("There is no recipe 'vgg'; the recipes are bn-cnn, lenet5, three-conv, simple-nn, medium-nn, complex-nn, sweep-cnn, shallow.", exception.Message);
    }

    [Fact]
    public void LeNet5_has_the_61706_parameters_of_the_study()
    {
        using var network = new LeNet5();

        Assert.Equal(
            [156L, 2416, 48120, 10164, 850],
            network.named_children().Select(child => child.Item2.parameters().Sum(p => p.numel())).Where(count => count > 0));
        Assert.Equal(61_706, network.parameters().Sum(parameter => parameter.numel()));
    }
}
