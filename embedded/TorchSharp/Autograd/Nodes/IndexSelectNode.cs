namespace TorchSharp.Engine;

/// <summary>Slices picked by indices; each slice collects the gradients of all its copies.</summary>
internal sealed class IndexSelectNode : Node<IndexSelectNode>
{
    private Dims _sizes;
    private int _axis;

    protected override string Name => "index_select";

    public void Remember(TensorBody x, int axis)
    {
        _sizes = x.Sizes;
        _axis = axis;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody whole = TensorBody.Zeros(gradient.Type, _sizes);
        Indexing.AddSlices(whole, _axis, SavedBody(0), gradient);
        Deliver(0, whole, pass);
    }
}
