using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Tests.Recipes;

public sealed class RecipeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. RecipeBook.All.Select(recipe => recipe.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recipe_comes_back_from_its_file_as_it_was(string name)
    {
        var recipe = RecipeBook.Get(name);
        RecipeFile.Write(recipe, _folder["recipe.json"]);

        var read = RecipeFile.Read(_folder["recipe.json"]);

        Assert.Equal((recipe.Name, recipe.Summary, recipe.Source, recipe.Study, recipe.Log), (read.Name, read.Summary, read.Source, read.Study, read.Log));
        Assert.Equal(RecipeFile.ToJson(recipe), RecipeFile.ToJson(read));
        Assert.Equal(RecipeSettings.SetUp(recipe), RecipeSettings.SetUp(read));
    }

    [Fact]
    public void A_file_names_only_what_differs_from_its_base()
    {
        var recipe = Read("""{ "base": "bn-cnn", "epochs": 3, "schedule": "one-cycle", "rising-part": 0.2, "rotate": "20:0.5", "erase": 0.1, /* why not */ }""");

        Assert.Equal("mine", recipe.Name);
        Assert.Equal("3", RecipeSettings.Get("epochs").Read(recipe));
        Assert.Equal("0.2", RecipeSettings.Get("rising-part").Read(recipe));
        Assert.Equal("rotation ±20° for 50 %, translation ±10 %, erasing up to 10 %", recipe.Options.Augmentation.ToString());
        Assert.Equal(RecipeBook.Get("bn-cnn").Study, recipe.Study);
    }

    [Fact]
    public void A_file_without_a_base_names_its_network()
    {
        var recipe = Read("""{ "name": "small", "momentum": 0.9, "optimizer": "sgd", "network": "medium-nn", "hidden": [64, 32], "patience": null }""");

        Assert.Equal("small", recipe.Name);
        Assert.Equal("64,32", RecipeSettings.Get("hidden").Read(recipe));
        Assert.Equal("0.9", RecipeSettings.Get("momentum").Read(recipe));
    }

    [Theory]
    [InlineData("{ \"epochs\": 3 }", "': it has neither 'base', a recipe to begin with, nor 'network'.")]
    [InlineData("{ \"base\": \"lenet5\", \"epoch\": 3 }", "': There is no setting 'epoch'; the settings are network, pooling,*")]
    [InlineData("{ \"base\": \"lenet\" }", "': There is no recipe 'lenet'; the recipes are bn-cnn, lenet5,*")]
    [InlineData("{ \"base\": 5 }", "': base is 5; it must be a text.")]
    [InlineData("{ \"name\": {}, \"base\": \"lenet5\" }", "': name is an object; it must be a text.")]
    [InlineData("{ \"base\": \"lenet5\", \"lr\": \"fast\" }", "': lr is \"fast\"; it must be a number above 0.")]
    [InlineData("{ \"base\": \"lenet5\", \"lr\": \"0.1\" }", "': lr is \"0.1\"; it must be a number above 0.")]
    [InlineData("{ \"base\": \"lenet5\", \"lr\": -1 }", "': lr is -1; it must be a number above 0.")]
    [InlineData("{ \"base\": \"lenet5\", \"epochs\": 1.5 }", "': epochs is 1.5; it must be a whole number from 1 to 100,000.")]
    [InlineData("{ \"base\": \"lenet5\", \"amsgrad\": \"true\" }", "': amsgrad is \"true\"; it must be true or false.")]
    [InlineData("{ \"base\": \"lenet5\", \"network\": \"vgg\" }", "': network is \"vgg\"; it must be one of bn-cnn,*")]
    [InlineData("{ \"base\": \"medium-nn\", \"hidden\": \"64\" }", "': hidden is \"64\"; it must be 1 to 16 numbers with commas between,*")]
    [InlineData("{ \"base\": \"lenet5\", \"momentum\": 0.5 }", "': momentum is for sgd and rmsprop, and the optimizer is adam.")]
    [InlineData("{ \"base\": \"lenet5\", \"hidden\": [3] }", "': hidden is not for network 'lenet5'; it takes pooling, activation, batch-norm, dropout, width, depth.")]
    [InlineData("{ \"base\": \"lenet5\", \"rotate\": \"5:2\" }", "': rotate is \"5:2\"; it must be a number from 0 to 180, alone or with a probability as in 90:0.5.")]
    [InlineData("{ \"base\": \"lenet5\", \"epochs\": 1, \"epochs\": 2 }", "': 'epochs' stands there twice.")]
    [InlineData("{ \"base\": \"lenet5\", \"lr\": 1, \"learning-rate\": 2 }", "': 'learning-rate' stands there twice.")]
    [InlineData("[1]", "': a recipe must be a JSON object, and this is a list.")]
    [InlineData("{ \"base\": ", "' is no recipe: *")]
    [InlineData("", "' is no recipe: *")]
    public void What_is_wrong_with_a_file_is_named_in_one_line(string json, string message)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape($"'{_folder["mine.json"]}{message}").Replace("\\*", ".*", StringComparison.Ordinal)}$", exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal(
            $"There is no recipe file '{_folder["none.json"]}'; 'recipes export' writes one to begin with.",
            Assert.Throws<FileNotFoundException>(() => RecipeFile.Read(_folder["none.json"])).Message);

    private Recipe Read(string json)
    {
        File.WriteAllText(_folder["mine.json"], json);
        return RecipeFile.Read(_folder["mine.json"]);
    }
}
