using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Architecture;

/// <summary>The layers of a network in the order in which an image goes through them, as one pass of the real modules shows them.</summary>
public sealed class NetworkArchitecture
{
    private NetworkArchitecture(string name, IReadOnlyList<LayerDescription> layers)
    {
        Name = name;
        Layers = layers;
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The layers, first to last; a module that is used twice stands here twice, its parameters counted once.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    /// <summary>The number of trained weights.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Multiplications, each with an addition, for one image.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>The memory of what all layers give, in bytes: what training keeps for the backward pass.</summary>
    /// <param name="batchSize">Images at once.</param>
    public long ActivationBytes(int batchSize) => Layers.Sum(layer => layer.ActivationBytes(batchSize));

    /// <summary>Describes a registered network.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs from its own make; null for nothing.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">There is no such network, or it does not take an option.</exception>
    public static NetworkArchitecture Of(string name, int classes = 10, NetworkOptions? options = null)
    {
        var definition = NetworkRegistry.Get(name);
        using var network = definition.Create(classes, options);
        return Of(definition.Name, network, new ImageShape(definition.Rows, definition.Columns));
    }

    /// <summary>Describes any network.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="network">The network: (batch, 1, rows, columns) to logits (batch, classes). It is run once, in evaluation mode, and stays as it is.</param>
    /// <param name="shape">The size of its images.</param>
    /// <returns>The description.</returns>
    public static NetworkArchitecture Of(string name, nn.Module<Tensor, Tensor> network, ImageShape shape)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var trace = new LayerTrace(network);
        bool training = network.training;
        network.eval();
        var image = zeros(new long[] { 1, 1, shape.Rows, shape.Columns }, ScalarType.Float32);
        network.call(network.parameters().FirstOrDefault() is { } weights ? image.to(weights.device) : image);
        if (training)
        {
            network.train();
        }

        return new NetworkArchitecture(name, trace.Layers);
    }
}
