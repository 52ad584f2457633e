namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>One operation of a graph.</summary>
/// <param name="Operator">ONNX's name of the operation.</param>
/// <param name="Name">The node's own name.</param>
/// <param name="Inputs">The names of the values that it takes; an empty one stands for an optional one left out.</param>
/// <param name="Output">The name of the value that it gives.</param>
/// <param name="Attributes">Its settings.</param>
internal sealed record OnnxNode(string Operator, string Name, IReadOnlyList<string> Inputs, string Output, params IReadOnlyList<OnnxAttribute> Attributes)
{
    public ProtobufMessage ToMessage()
    {
        var message = new ProtobufMessage();
        foreach (string input in Inputs)
        {
            message.Add(1, input);
        }

        message.Add(2, Output).Add(3, Name).Add(4, Operator);
        foreach (var attribute in Attributes)
        {
            message.Add(5, attribute.ToMessage());
        }

        return message;
    }
}
