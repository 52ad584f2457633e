using Mnist.MLNet.Networks;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Networks;

[Collection(TorchCollection.Name)]
public sealed class NetworkRegistryTests
{
    [Theory]
    [InlineData("lenet5", 61_706)]
    [InlineData("bn-cnn", 468_458)]
    [InlineData("three-conv", 416 + 12_832 + 18_496 + 128 + 5_770)]
    [InlineData("shallow", 260 + 5_020 + 16_050 + 510)]
    [InlineData("sweep-cnn", 320 + 18_496 + 73_856 + 802_944 + 1_290)]
    [InlineData("simple-nn", 100_480 + 1_290)]
    [InlineData("medium-nn", 200_960 + 32_896 + 1_290)]
    [InlineData("complex-nn", 401_920 + 131_328 + 32_896 + 8_256 + 650)]
    public void Every_network_has_the_parameters_of_its_study_and_answers_with_a_logit_a_class(string name, long parameters)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkRegistry.Get(name).Create(10);

        Assert.Equal(parameters, network.parameters().Sum(parameter => parameter.numel()));
        network.eval();
        Assert.Equal([3L, 10], network.call(zeros(3, 1, 28, 28)).shape);
    }

    [Fact]
    public void A_program_can_add_its_own()
    {
        NetworkRegistry.Register(new("tiny-of-this-test", "A test's own", 28, 28, classes => new TinyNetwork(classes)));

        using var network = NetworkRegistry.Get("Tiny-Of-This-Test").Create(3);

        Assert.IsType<TinyNetwork>(network);
    }
}
