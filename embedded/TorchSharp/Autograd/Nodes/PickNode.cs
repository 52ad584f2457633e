namespace TorchSharp.Engine;

/// <summary>One element of each row; it alone receives the gradient.</summary>
internal sealed class PickNode : Node<PickNode>
{
    private Dims _sizes;
    private int _axis;
    private bool _keepsDimension;

    protected override string Name => "max";

    public void Remember(TensorBody x, int axis, bool keepsDimension)
    {
        _sizes = x.Sizes;
        _axis = axis;
        _keepsDimension = keepsDimension || x.Rank == 0;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody whole = TensorBody.Zeros(gradient.Type, _sizes);
        Dims kept = _keepsDimension ? gradient.Sizes : Inserted(gradient.Sizes, _axis);
        using Held rows = Held.Take(gradient.Contiguous());
        using Held values = Held.Take(TensorBody.View(rows.Body, kept, kept.RowMajorStrides, rows.Body.Offset));
        using Held indices = Held.Take(TensorBody.View(SavedBody(0), kept, kept.RowMajorStrides, SavedBody(0).Offset));
        Indexing.ScatterAdd(whole, _axis, indices.Body, values.Body);
        Deliver(0, whole, pass);
    }

    private static Dims Inserted(Dims sizes, int axis)
    {
        sizes.Insert(axis, 1);
        return sizes;
    }
}
