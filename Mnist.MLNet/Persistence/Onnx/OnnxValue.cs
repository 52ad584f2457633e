namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>An input or output of a graph: a tensor of float whose first dimension is the batch's, of any size.</summary>
internal sealed record OnnxValue(string Name, IReadOnlyList<long> Shape, string Description)
{
    private const int FloatType = 1;
    private const string BatchName = "batch";

    public ProtobufMessage ToMessage()
    {
        var shape = new ProtobufMessage().Add(1, new ProtobufMessage().Add(2, BatchName));
        foreach (long extent in Shape)
        {
            shape.Add(1, new ProtobufMessage().Add(1, extent));
        }

        var tensor = new ProtobufMessage().Add(1, FloatType).Add(2, shape);
        return new ProtobufMessage().Add(1, Name).Add(2, new ProtobufMessage().Add(1, tensor)).Add(3, Description);
    }
}
