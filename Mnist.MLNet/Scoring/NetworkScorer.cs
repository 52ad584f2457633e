using System.Runtime.InteropServices;
using Mnist.MLNet.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Scoring;

/// <summary>Runs a trained network on images. Several threads may score at once: the network is in evaluation mode and nothing of it changes.</summary>
internal sealed class NetworkScorer : IDisposable
{
    private readonly Device _device;

    public NetworkScorer(Module<Tensor, Tensor> network, ImageShape shape, int classes, Device device)
    {
        Network = network;
        Shape = shape;
        Classes = classes;
        _device = device;
        network.eval();
    }

    public Module<Tensor, Tensor> Network { get; }

    public ImageShape Shape { get; }

    public int Classes { get; }

    /// <summary>Computes the probabilities of the classes: the softmax of the network's logits.</summary>
    /// <param name="images">The images one after the other, each rows × columns values.</param>
    /// <param name="count">The number of images, at least 1.</param>
    /// <param name="probabilities">Where they go, a row an image; count × classes values.</param>
    public void Score(ReadOnlySpan<float> images, int count, Span<float> probabilities)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var inputs = empty(new long[] { count, 1, Shape.Rows, Shape.Columns }, ScalarType.Float32);
        MemoryMarshal.AsBytes(images[..(count * Shape.Pixels)]).CopyTo(inputs.bytes);
        var logits = Network.call(_device.type == DeviceType.CPU ? inputs : inputs.to(_device));
        Logits.Values(logits.softmax(1)).CopyTo(probabilities);
    }

    public void Dispose() => Network.Dispose();
}
