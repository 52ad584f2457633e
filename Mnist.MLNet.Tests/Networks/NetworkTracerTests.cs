using Mnist.MLNet.Networks;
using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Networks.Tracing.Operations;
using Mnist.MLNet.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Tests.Networks;

[Collection(TorchCollection.Name)]
public sealed class NetworkTracerTests
{
    private static readonly ImageShape Images = new(28, 28);

    [Fact]
    public void A_network_is_the_row_of_its_modules_and_of_the_code_between_them()
    {
        using var scope = NewDisposeScope();
        using var network = new LeNet5();

        var traced = NetworkTracer.Trace(network, Images);

        Assert.Equal(
            ["conv1", "activation1", "pool1", "conv2", "activation2", "pool2", "flatten", "fc1", "activation3", "fc2", "activation4", "fc3"],
            traced.Steps.Select(step => step.Name));
        Assert.Equal(new Activation(ActivationKind.Relu), traced.Steps[1].Operation);
        var convolution = Assert.IsType<ImageConvolution>(traced.Steps[0].Operation);
        Assert.Equal(("conv1.weight", "conv1.bias", 1), (convolution.Weight, convolution.Bias, convolution.Groups));
        Assert.Equal([2L, 2], convolution.Padding);
        Assert.Equal([6L, 28, 28], traced.Steps[0].Shape);
    }

    [Fact]
    public void Code_between_modules_is_found_by_its_values()
    {
        using var scope = NewDisposeScope();
        using var network = new TinyNetwork();

        var traced = NetworkTracer.Trace(network, Images);

        Assert.Equal(["conv", "norm", "", "", "dropout", "linear"], traced.Steps.Select(step => step.Name));
        Assert.Equal(new Activation(ActivationKind.Relu), traced.Steps[2].Operation);
        Assert.Equal([144L], Assert.IsType<Reshape>(traced.Steps[3].Operation).Shape);
    }

    [Fact]
    public void Settings_of_modules_are_found_by_asking_them()
    {
        using var scope = NewDisposeScope();
        using var network = new ManyOperationsNetwork();

        var traced = NetworkTracer.Trace(network, Images);

        var steps = traced.Steps.Where(step => step.Module is not null).ToDictionary(step => step.Name, step => step.Operation);
        var dilated = Assert.IsType<ImageConvolution>(steps["branch.0"]);
        Assert.Equal((2, 2, 4), (dilated.Dilation[0], dilated.Padding[0], dilated.Groups));
        var wide = Assert.IsType<ImageConvolution>(steps["wide"]);
        Assert.Equal([1L, 2], wide.Stride);
        Assert.Equal(0.2, Assert.IsType<Activation>(steps["leaky"]).Alpha, 1e-6);
        Assert.Equal(0.5, Assert.IsType<Activation>(steps["branch.1"]).Alpha, 1e-6);
        Assert.Equal(1e-3, Assert.IsType<BatchNormalization>(steps["norm"]).Epsilon);
        Assert.Equal(new PassThrough("Dropout2d"), steps["branch.2"]);
        Assert.Equal([3L, 3], Assert.IsType<Pool>(steps["pool"]).Kernel);
    }

    [Fact]
    public void The_network_stays_as_it_was()
    {
        using var scope = NewDisposeScope();
        using var network = new TinyNetwork();
        float[][] before = [.. network.state_dict().Values.Where(tensor => tensor.dtype == ScalarType.Float32).Select(TensorValues.Of)];

        NetworkTracer.Trace(network, Images);

        Assert.True(network.training);
        Assert.Equal(before, network.state_dict().Values.Where(tensor => tensor.dtype == ScalarType.Float32).Select(TensorValues.Of));
    }

    [Fact]
    public void Changes_in_place_are_seen()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Conv2d(1, 2, 3), ReLU(true), Flatten(), Linear(1352, 4), new OwnCode("in place", x => x.mul_(2).add_(1).alias()));

        Assert.Equal(new Affine(2, 1), Rounded(NetworkTracer.Trace(network, Images).Steps[^1].Operation));

        static Operation Rounded(Operation operation) => operation is Affine affine ? new Affine(MathF.Round(affine.Factor, 3), MathF.Round(affine.Offset, 3)) : operation;
    }

    [Fact]
    public void A_module_that_is_not_understood_is_named()
    {
        using var network = Sequential(("conv", Conv2d(1, 2, 3)), ("strange", new OwnCode("strange", x => x.cumsum(2))), ("flatten", Flatten()), ("linear", Linear(1352, 4)));

        var exception = Assert.Throws<NotSupportedException>(() => NetworkTracer.Trace(network, Images));

        Assert.StartsWith("Module 'strange' of type OwnCode cannot be traced; modules that can are Conv2d, Linear, ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_between_modules_that_is_not_understood_is_named_by_its_place()
    {
        using var network = new StrangeCode();

        var exception = Assert.Throws<NotSupportedException>(() => NetworkTracer.Trace(network, Images));

        Assert.StartsWith(
            "Network 'StrangeCode' cannot be traced: what the network computes between the output of '_conv' and the input of '_linear' is not understood; at most three in a row of relu, ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_convolution_that_pads_its_sides_differently_is_named()
    {
        using var network = Sequential(("conv", Conv2d(1, 2, 4, Padding.Same)), ("flatten", Flatten()), ("linear", Linear(1568, 4)));

        var exception = Assert.Throws<NotSupportedException>(() => NetworkTracer.Trace(network, Images));

        Assert.Equal("Module 'conv' of type Conv2d cannot be traced: it does not compute what Conv2d does with any usual setting and the same zero padding on both sides.", exception.Message);
    }

    [Fact]
    public void A_network_that_decides_by_its_input_is_found_out()
    {
        using var network = Sequential(Flatten(), Linear(784, 4), new OwnCode("moody", x => x.shape[0] == 3 ? x.alias() : x.neg()));

        var exception = Assert.Throws<NotSupportedException>(() => NetworkTracer.Trace(network, Images));

        Assert.Contains("on other images it answers otherwise than the operations that were found", exception.Message, StringComparison.Ordinal);
    }

    private sealed class OwnCode(string name, Func<Tensor, Tensor> compute) : Module<Tensor, Tensor>(name)
    {
        public override Tensor forward(Tensor input) => compute(input);
    }

    private sealed class StrangeCode : Module<Tensor, Tensor>
    {
        private readonly Conv2d _conv = Conv2d(1, 2, 3);
        private readonly Linear _linear = Linear(1352, 4);

        public StrangeCode()
            : base(nameof(StrangeCode)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _linear.call(_conv.call(input).cos().flatten(1));
    }
}
