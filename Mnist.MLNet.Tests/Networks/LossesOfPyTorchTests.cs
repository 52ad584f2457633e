using Mnist.MLNet.Networks;
using Mnist.MLNet.Persistence;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Tests.Networks;

/// <summary>
/// The studies' networks take the steps that they take in PyTorch: the same initial weights from a seed, the losses of 200 steps, the loss on all images afterwards.
/// Small gradients that Adam divides by their own size make batch normalisation magnify rounding: PyTorch's own two implementations of a convolution part
/// by 0.004 on the way through bn-cnn, and meet again at its end.
/// </summary>
[Collection(TorchCollection.Name)]
public sealed class LossesOfPyTorchTests
{
    [Theory]
    [InlineData("lenet5", 1e-4)]
    [InlineData("bn-cnn", 5e-3)]
    [InlineData("three-conv", 1e-3)]
    [InlineData("sweep-cnn", 1e-4)]
    [InlineData("shallow", 1e-4)]
    [InlineData("simple-nn", 1e-4)]
    [InlineData("medium-nn", 1e-4)]
    [InlineData("complex-nn", 1e-4)]
    public void Two_hundred_steps_have_the_losses_of_PyTorch_from_the_same_seed(string name, double tolerance)
    {
        using var scope = NewDisposeScope();
        var fixture = Safetensors.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Networks", "PyTorch", "losses.safetensors")));
        manual_seed(5);
        using var network = NetworkRegistry.Get(name).Create(10);
        float[] firstWeights = [.. network.parameters().Select(parameter => TensorValues.Of(parameter)[^1])];
        Assert.Equal(TensorValues.Of(fixture[$"{name}/first_weights"]), firstWeights);

        var images = ((fixture["images"].to(float32) / 255) - 0.1307) / 0.3081;
        var labels = fixture["labels"];
        float[] expected = TensorValues.Of(fixture[$"{name}/losses"]);
        float[] losses = new float[expected.Length];
        using optim.Optimizer optimizer = name == "shallow" ? optim.SGD(network.parameters(), 0.01, 0.5) : optim.Adam(network.parameters(), 1e-3);
        manual_seed(6);
        for (int step = 0; step < losses.Length; step++)
        {
            losses[step] = Step(network, optimizer, images[step % images.shape[0]], labels[step % images.shape[0]]);
        }

        network.eval();
        float after = functional.cross_entropy(network.call(images.flatten(0, 1)), labels.flatten()).item<float>();
        Assert.InRange(expected.Zip(losses, (theirs, ours) => Math.Abs(theirs - ours)).Max(), 0, tolerance);
        Assert.Equal(fixture[$"{name}/loss_after"].item<float>(), after, Math.Min(tolerance, 1e-3));
    }

    private static float Step(Module<Tensor, Tensor> network, optim.Optimizer optimizer, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = functional.cross_entropy(network.call(images), labels);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }
}
