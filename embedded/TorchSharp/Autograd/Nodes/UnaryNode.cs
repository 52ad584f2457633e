namespace TorchSharp.Engine;

/// <summary>An elementwise function of one tensor.</summary>
internal sealed class UnaryNode<TOperation> : Node<UnaryNode<TOperation>>
    where TOperation : struct, IUnaryOperation<TOperation>
{
    private TOperation _operation;

    protected override string Name => typeof(TOperation).Name;

    public void Remember(in TOperation operation, TensorBody x, TensorBody y)
    {
        _operation = operation;
        Save(TOperation.Needs == Needs.Input ? x : null);
        if (TOperation.Needs == Needs.Output)
        {
            // An alias, since the output itself holds this node.
            using Held output = Held.Take(TensorBody.Alias(y));
            Save(output.Body);
        }
        else
        {
            Save(null);
        }
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
        => Deliver(0, Elementwise.UnaryGradient(_operation, gradient, SavedBodyOrNull(0), SavedBodyOrNull(1)), pass);
}
