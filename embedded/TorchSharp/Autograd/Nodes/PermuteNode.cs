namespace TorchSharp.Engine;

/// <summary>Dimensions in another order.</summary>
internal sealed class PermuteNode : Node<PermuteNode>
{
    private Dims _order;

    protected override string Name => "permute";

    public void Remember(in Dims order) => _order = order;

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        Dims inverse = _order;
        for (int i = 0; i < _order.Rank; i++)
        {
            inverse[(int)_order[i]] = i;
        }

        Deliver(0, Recorded.Permute(gradient, inverse), pass);
    }
}
