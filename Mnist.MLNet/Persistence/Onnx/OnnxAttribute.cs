namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>A setting of a node: a float, an int, or a list of ints.</summary>
internal sealed record OnnxAttribute(string Name, object Value)
{
    private const int FloatKind = 1;
    private const int IntKind = 2;
    private const int IntsKind = 7;

    public ProtobufMessage ToMessage()
    {
        var message = new ProtobufMessage().Add(1, Name);
        switch (Value)
        {
            case float number:
                return message.Add(2, number).Add(20, FloatKind);
            case long number:
                return message.Add(3, number).Add(20, IntKind);
            default:
                foreach (long number in (IEnumerable<long>)Value)
                {
                    message.Add(8, number);
                }

                return message.Add(20, IntsKind);
        }
    }
}
