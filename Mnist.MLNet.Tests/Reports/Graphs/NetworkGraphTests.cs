using System.Xml.Linq;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Reports.Graphs;
using Mnist.MLNet.Tests.Networks;
using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Reports.Graphs;

[Collection(TorchCollection.Name)]
public sealed class NetworkGraphTests
{
    [Fact]
    public void A_network_is_drawn_with_layers_shapes_and_parameters()
    {
        string[] texts = Texts(new LeNet5());

        Assert.Equal("lenet5: 61,706 parameters", texts[0]);
        Assert.Contains("conv1 · Conv2d", texts);
        Assert.Contains("156 parameters", texts);
        Assert.Contains("5×5, 1 → 6 channels, padding 2", texts);
        Assert.Contains("mean of 2×2", texts);
        Assert.Contains("16×10×10", texts);
        Assert.Contains("400 → 120", texts);
        Assert.Equal("answer 10", texts[^1]);
    }

    [Fact]
    public void Code_between_modules_and_shortcuts_are_drawn()
    {
        using var scope = NewDisposeScope();
        using var network = new ManyOperationsNetwork();

        var picture = XDocument.Parse(NetworkGraph.Of(NetworkTracer.Trace(network, new ImageShape(28, 28)), "own").ToSvgDocument());

        string[] texts = [.. picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("Concatenate", texts);
        Assert.Contains("branch.0 · Conv2d", texts);
        Assert.Contains("branch.2 · Dropout2d", texts);
        Assert.True(picture.Descendants().Count(element => element.Name.LocalName == "path") >= 2);
    }

    private static string[] Texts(nn.Module<Tensor, Tensor> network)
    {
        using var scope = NewDisposeScope();
        using (network)
        {
            var picture = XDocument.Parse(NetworkGraph.Of(NetworkTracer.Trace(network, new ImageShape(28, 28)), "lenet5").ToSvgDocument());
            return [.. picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        }
    }
}
