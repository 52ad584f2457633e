using Mnist.MLNet.Networks;
using Mnist.MLNet.Networks.Architecture;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Networks;

[Collection(TorchCollection.Name)]
public sealed class NetworkArchitectureTests
{
    [Fact]
    public void LeNet5_reads_layer_by_layer_as_in_the_study()
    {
        var architecture = NetworkArchitecture.Of("lenet5");

        Assert.Equal(
            [156L, 2416, 48120, 10164, 850],
            architecture.Layers.Where(layer => layer.Parameters > 0).Select(layer => layer.Parameters));
        Assert.Equal(
            [150L * 784, 2400 * 100, 400 * 120, 120 * 84, 84 * 10],
            architecture.Layers.Where(layer => layer.MultiplyAdds > 0).Select(layer => layer.MultiplyAdds));
        Assert.Equal(61_706, architecture.Parameters);
        Assert.Equal(416_520, architecture.MultiplyAdds);
        Assert.Equal(["5×5 / 1, pad 2", "2×2 / 2", "5×5 / 1", "2×2 / 2"], architecture.Layers.Where(layer => layer.Window is not null).Select(layer => layer.Window.ToString()));
        var conv = architecture.Layers[0];
        Assert.Equal(("conv1", "conv1", "Conv2d"), (conv.Name, conv.Block, conv.Kind));
        Assert.Equal([1L, 28, 28], conv.Input);
        Assert.Equal([6L, 28, 28], conv.Output);
        Assert.Equal(64 * 6 * 28 * 28 * 4, conv.ActivationBytes(64));
    }

    [Theory]
    [InlineData("bn-cnn", 468_458, 18_691_840)]
    [InlineData("three-conv", 37_642, 3_731_328)]
    [InlineData("shallow", 21_840, 480_500)]
    [InlineData("medium-nn", 235_146, 234_752)]
    public void Every_networks_size_is_counted(string name, long parameters, long multiplyAdds)
    {
        var architecture = NetworkArchitecture.Of(name);

        Assert.Equal((parameters, multiplyAdds), (architecture.Parameters, architecture.MultiplyAdds));
    }

    [Fact]
    public void A_pooling_that_cuts_off_a_row_keeps_its_window()
    {
        var pooling = NetworkArchitecture.Of("three-conv").Layers.Last(layer => layer.Window is not null);

        Assert.Equal([64L, 7, 7], pooling.Input);
        Assert.Equal([64L, 3, 3], pooling.Output);
        Assert.Equal("2×2 / 2", pooling.Window.ToString());
    }

    [Fact]
    public void A_network_of_ones_own_is_described_too_and_stays_as_it_was()
    {
        using var network = new TinyNetwork();
        network.train();

        var architecture = NetworkArchitecture.Of("mine", network, new ImageShape(28, 28));

        Assert.Equal(["conv", "norm", "dropout", "linear"], architecture.Layers.Select(layer => layer.Name));
        Assert.Equal("5×5 / 4", architecture.Layers[0].Window.ToString());
        Assert.True(network.training);
        Assert.Equal(104 + 8 + 580, architecture.Parameters);
    }

    [Fact]
    public void Options_change_the_description() =>
        Assert.Equal("MaxPool2d", NetworkArchitecture.Of("lenet5", options: new NetworkOptions { Pooling = PoolingKind.Max }).Layers.First(layer => layer.Name == "pool1").Kind);

    [Fact]
    public void The_table_ends_with_totals()
    {
        var table = ArchitectureTable.Of(NetworkArchitecture.Of("lenet5"), batchSize: 64);

        Assert.Equal(13, table.Rows.Count);
        Assert.Equal(["conv1", "Conv2d", "1×28×28", "5×5 / 1, pad 2", "6×28×28", 156L, 117_600L, 1204.224], table.Rows[0]);
        Assert.Equal(["total", 61_706L, 416_520L], [table.Rows[^1][0], table.Rows[^1][5], table.Rows[^1][6]]);
    }
}
