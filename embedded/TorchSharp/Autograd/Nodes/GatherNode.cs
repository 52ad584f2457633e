namespace TorchSharp.Engine;

/// <summary>Elements picked by indices along a dimension; each collects the gradients of all its copies.</summary>
internal sealed class GatherNode : Node<GatherNode>
{
    private Dims _sizes;
    private int _axis;

    protected override string Name => "gather";

    public void Remember(TensorBody x, int axis)
    {
        _sizes = x.Sizes;
        _axis = axis;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody whole = TensorBody.Zeros(gradient.Type, _sizes);
        Indexing.ScatterAdd(whole, _axis, SavedBody(0), gradient);
        Deliver(0, whole, pass);
    }
}
