using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Tests.Interop;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Persistence.Weights;

/// <summary>Weights that leave for other programs and come back.</summary>
[Collection(TorchCollection.Name)]
public sealed class WeightsTests(RawDigits digits) : IClassFixture<RawDigits>
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("lenet5")]
    [InlineData("bn-cnn")]
    public void PyTorch_loads_our_weights_and_answers_alike(string recipe)
    {
        var model = Train(recipe);
        _ml.Mnist().ExportWeights(model, digits["ours.safetensors"]);

        OtherProgram.PythonWith("torch", "torch_weights.py", "answer", digits["ours.safetensors"], recipe, digits.Pixels, digits["answers.bin"]);

        Assert.Equal(0, Differences.Largest(digits.Scores(model), digits.Read("answers.bin")), 1e-5f);
    }

    [SkippableTheory]
    [InlineData("lenet5")]
    [InlineData("bn-cnn")]
    public void We_load_PyTorch_s_weights_and_answer_alike(string recipe)
    {
        OtherProgram.PythonWith("torch", "torch_weights.py", "make", digits["theirs.safetensors"], recipe, digits.Pixels, digits["answers.bin"]);

        var model = _ml.Mnist().ImportWeights(digits["theirs.safetensors"], RecipeBook.Get(recipe));

        Assert.Equal(0, Differences.Largest(digits.Scores(model), digits.Read("answers.bin")), 1e-5f);
    }

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("weights.dat")]
    public void Weights_come_back_as_they_went(string file)
    {
        var model = Train("bn-cnn");
        _ml.Mnist().ExportWeights(model, digits[file]);

        var imported = _ml.Mnist().ImportWeights(digits[file], RecipeBook.Get("bn-cnn"));

        Assert.Equal(digits.Scores(model), digits.Scores(imported));
        _ml.Mnist().Save(imported, digits.Test.Schema, digits["imported.zip"]);
        Assert.Equal(digits.Scores(model), digits.Scores(_ml.Mnist().LoadModel(digits["imported.zip"])));
    }

    [Fact]
    public void TorchSharp_s_own_save_and_load_read_and_write_the_same_file()
    {
        using var theirs = new BnCnn();
        theirs.save(digits["theirs.dat"]);
        _ml.Mnist().ExportWeights(_ml.Mnist().ImportWeights(digits["theirs.dat"], RecipeBook.Get("bn-cnn")), digits["ours.dat"]);

        using var back = new BnCnn();
        back.load(digits["ours.dat"]);

        Assert.Equal(File.ReadAllBytes(digits["theirs.dat"]), File.ReadAllBytes(digits["ours.dat"]));
        using var scope = NewDisposeScope();
        Assert.Equal(TensorValues.Of(theirs.parameters().First()), TensorValues.Of(back.parameters().First()));
    }

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("weights.dat")]
    public void Weights_of_another_network_are_refused(string file)
    {
        _ml.Mnist().ExportWeights(Train("lenet5"), digits[file]);

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().ImportWeights(digits[file], RecipeBook.Get("bn-cnn")));
        var classes = Assert.Throws<InvalidDataException>(() => _ml.Mnist().ImportWeights(digits[file], RecipeBook.Get("lenet5"), classes: 4));

        Assert.StartsWith($"'{digits[file]}' cannot be taken: its weights are of another network than BnCnn: missing block1.0.weight, ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("'fc3.weight' has shape [10, 84] instead of [4, 84].", classes.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_refused_and_nothing_else()
    {
        _ml.Mnist().ExportWeights(Train("lenet5"), digits["good.dat"]);
        byte[] good = File.ReadAllBytes(digits["good.dat"]);
        var random = new Random(1);
        foreach (int length in new[] { 0, 1, 5, 30, good.Length - 1 })
        {
            Refused(good[..length]);
        }

        Refused([.. good, 0]);
        for (int i = 0; i < 50; i++)
        {
            byte[] damaged = [.. good[..64]];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Refused(damaged);
        }

        void Refused(byte[] bytes)
        {
            File.WriteAllBytes(digits["bad.dat"], bytes);
            Assert.StartsWith(
                $"'{digits["bad.dat"]}' cannot be taken: ",
                Assert.Throws<InvalidDataException>(() => _ml.Mnist().ImportWeights(digits["bad.dat"], RecipeBook.Default)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_another_kind_or_none_is_named()
    {
        var kind = Assert.Throws<ArgumentException>(() => _ml.Mnist().ImportWeights("weights.pt", RecipeBook.Default));
        var none = Assert.Throws<FileNotFoundException>(() => _ml.Mnist().ImportWeights(digits["none.dat"], RecipeBook.Default));

        Assert.Equal("'weights.pt' has the extension '.pt'; weights are files of safetensors (.safetensors) or of TorchSharp (.dat).", kind.Message);
        Assert.Equal($"There is no file of weights '{digits["none.dat"]}'.", none.Message);
    }

    private TransformerChain<ITransformer> Train(string name)
    {
        var recipe = RecipeBook.Get(name);
        return _ml.Mnist().NormalizePixels(recipe.Mean, recipe.StandardDeviation)
            .Append<ITransformer>(_ml.Mnist().TorchClassifier(recipe.Network, recipe.Options with { Epochs = 1, BatchSize = 20, Seed = 5, ValidationFraction = 0 }))
            .Fit(digits.Train);
    }
}
