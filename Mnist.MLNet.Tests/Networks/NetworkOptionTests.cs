using Microsoft.ML;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Networks;

[Collection(TorchCollection.Name)]
public sealed class NetworkOptionTests
{
    private static readonly Dictionary<string, NetworkOptions[]> Variants = new()
    {
        ["pooling"] = [new() { Pooling = PoolingKind.Max }, new() { Pooling = PoolingKind.Average }],
        ["activation"] = [.. Enum.GetValues<ActivationKind>().Select(kind => new NetworkOptions { Activation = kind })],
        ["batch-norm"] = [new() { BatchNorm = true }, new() { BatchNorm = false }],
        ["dropout"] = [new() { Dropout = 0 }, new() { Dropout = 0.3 }],
        ["width"] = [new() { Width = 0.5 }, new() { Width = 1.5 }],
        ["depth"] = [new() { Depth = 1 }, new() { Depth = 3, BatchNorm = true }],
        ["hidden"] = [new() { Hidden = [32] }, new() { Hidden = [64, 32, 16] }],
    };

    public static TheoryData<string> Networks => [.. NetworkRegistry.All.Where(network => network.Takes.Count > 0).Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_takes_what_it_says_and_answers_with_a_logit_a_class(string name) => Assert.All(NetworkRegistry.Get(name).Takes, option =>
        Assert.All(Variants[option], options =>
        {
            using var scope = NewDisposeScope();
            using var network = NetworkRegistry.Get(name).Create(5, options);

            Assert.Equal([3L, 5], network.call(zeros(3, 1, 28, 28)).shape);
        }));

    [Theory]
    [MemberData(nameof(Networks))]
    public void It_refuses_the_rest_and_names_what_it_takes(string name)
    {
        var network = NetworkRegistry.Get(name);

        Assert.All(Variants.Keys.Except(network.Takes), option =>
        {
            var exception = Assert.Throws<ArgumentException>(() => network.Create(10, Variants[option][0]));
            Assert.Equal($"Network '{name}' has no {option}; it takes {string.Join(", ", network.Takes)}.", exception.Message);
        });
    }

    [Fact]
    public void Wider_and_deeper_networks_have_the_weights_that_they_should()
    {
        Assert.Equal(61_706, Parameters(NetworkOptions.None));
        Assert.Equal(312 + 9_632 + 192_240 + 40_488 + 1_690, Parameters(new() { Width = 2 }));
        Assert.Equal(61_706 + (6 * 6 * 9) + 6 + (16 * 16 * 9) + 16, Parameters(new() { Depth = 2 }));
        Assert.Equal(61_706 + 12 + 32, Parameters(new() { BatchNorm = true }));

        static long Parameters(NetworkOptions options)
        {
            using var network = new LeNet5(10, options);
            return network.parameters().Sum(parameter => parameter.numel());
        }
    }

    [Theory]
    [InlineData("Width is 20; it must be from 0.1 to 16.", 0)]
    [InlineData("Depth is 9; it must be from 1 to 8.", 1)]
    [InlineData("Dropout is 1; it must be from 0 to below 1.", 2)]
    public void A_value_outside_its_range_is_named(string message, int index)
    {
        NetworkOptions[] options = [new() { Width = 20 }, new() { Depth = 9 }, new() { Dropout = 1 }];

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => NetworkRegistry.Get("lenet5").Create(10, options[index])).Message);
    }

    [Fact]
    public void A_saved_model_keeps_the_options_of_its_network()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(seed: 1);
        var data = SimpleImages.Create(64);
        var options = new NetworkOptions { Pooling = PoolingKind.Max, Activation = ActivationKind.LeakyRelu, BatchNorm = true, Depth = 2, Width = 0.5, Dropout = 0.2 };
        var model = ml.Mnist().TorchClassifier("lenet5", new TorchClassifierOptions { Epochs = 1, Seed = 1, Network = options }).Fit(data);

        ml.Mnist().Save(model, data.Schema, folder["model.zip"]);
        var loaded = ml.Mnist().LoadModel(folder["model.zip"]);

        Assert.Equal(ml.Mnist().Evaluate(model.Transform(data)).LogLoss, ml.Mnist().Evaluate(loaded.Transform(data)).LogLoss);
        Assert.Equal(options, ((IEnumerable<ITransformer>)loaded).OfType<MLNet.Scoring.TorchClassifierTransformer>().Single().NetworkOptions);
    }
}
