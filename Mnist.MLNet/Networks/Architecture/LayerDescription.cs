namespace Mnist.MLNet.Networks.Architecture;

/// <summary>What one layer of a network does to an image.</summary>
/// <param name="Name">Its name in the network, such as <c>conv1</c> or <c>block1.0</c>; the weights' names begin with it.</param>
/// <param name="Kind">Its type, such as <c>Conv2d</c>.</param>
/// <param name="Input">The shape of what it takes, without the batch.</param>
/// <param name="Output">The shape of what it gives, without the batch.</param>
/// <param name="Window">Height and width of the patch that a value is computed from, of convolutions and pooling; else null.</param>
/// <param name="Parameters">The number of its trained weights.</param>
/// <param name="MultiplyAdds">Multiplications, each with an addition, for one image, of convolutions and fully connected layers; 0 for others.</param>
public sealed record LayerDescription(
    string Name, string Kind, IReadOnlyList<long> Input, IReadOnlyList<long> Output, LayerWindow? Window, long Parameters, long MultiplyAdds)
{
    private const int BytesPerValue = sizeof(float);

    /// <summary>The part of the network that the layer belongs to: its name up to the first point.</summary>
    public string Block => Name.Split('.')[0];

    /// <summary>The memory of what it gives, in bytes.</summary>
    /// <param name="batchSize">Images at once.</param>
    public long ActivationBytes(int batchSize) => Output.Aggregate(1L, (product, size) => product * size) * BytesPerValue * batchSize;
}
