namespace TorchSharp.Engine;

/// <summary>Where the gradient of an operation's input goes: to the operation that made it, to a leaf, or nowhere.</summary>
internal readonly struct Edge
{
    private Edge(Node? node, TensorBody? leaf)
    {
        Node = node;
        Leaf = leaf;
    }

    public Node? Node { get; }

    public TensorBody? Leaf { get; }

    public bool IsEmpty => Node is null && Leaf is null;

    /// <summary>The edge to a tensor, which holds what it points to until released.</summary>
    public static Edge To(TensorBody input)
    {
        if (input.Producer is { } producer)
        {
            producer.Retain();
            return new Edge(producer, null);
        }

        return input.RequiresGradient ? new Edge(null, input.Retain()) : default;
    }

    public void Release()
    {
        Node?.Release();
        Leaf?.Release();
    }
}
