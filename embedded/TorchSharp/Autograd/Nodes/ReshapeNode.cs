namespace TorchSharp.Engine;

/// <summary>Another shape over the same elements.</summary>
internal sealed class ReshapeNode : Node<ReshapeNode>
{
    private Dims _sizes;

    protected override string Name => "reshape";

    public void Remember(TensorBody x) => _sizes = x.Sizes;

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held rows = Held.Take(gradient.Contiguous());
        Deliver(0, TensorBody.View(rows.Body, _sizes, _sizes.RowMajorStrides, rows.Body.Offset), pass);
    }
}
