namespace TorchSharp.Engine;

/// <summary>A choice between two tensors; each element's gradient goes to the one it came from.</summary>
internal sealed class WhereNode : Node<WhereNode>
{
    private Dims _sizesA;
    private Dims _sizesB;
    private torch.ScalarType _typeA;
    private torch.ScalarType _typeB;

    protected override string Name => "where";

    public void Remember(TensorBody a, TensorBody b)
    {
        _sizesA = a.Sizes;
        _sizesB = b.Sizes;
        _typeA = a.Type;
        _typeB = b.Type;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held zero = Held.Take(TensorBody.FromScalar(0, gradient.Type));
        if (Wants(0))
        {
            Deliver(0, Gradients.Fit(Elementwise.Where(SavedBody(0), gradient, zero.Body), _sizesA, _typeA), pass);
        }

        if (Wants(1))
        {
            Deliver(1, Gradients.Fit(Elementwise.Where(SavedBody(0), zero.Body, gradient), _sizesB, _typeB), pass);
        }
    }
}
