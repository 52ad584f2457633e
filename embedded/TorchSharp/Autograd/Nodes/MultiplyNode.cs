using TorchSharp.Engine.Operations;

namespace TorchSharp.Engine;

/// <summary>a · b; saves each factor only where the other one's gradient is wanted.</summary>
internal sealed class MultiplyNode : Node<MultiplyNode>
{
    private Dims _sizesA;
    private Dims _sizesB;
    private torch.ScalarType _typeA;
    private torch.ScalarType _typeB;

    protected override string Name => "mul";

    public void Remember(TensorBody a, TensorBody b)
    {
        _sizesA = a.Sizes;
        _sizesB = b.Sizes;
        _typeA = a.Type;
        _typeB = b.Type;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        if (Wants(0))
        {
            Deliver(0, Gradients.Fit(Elementwise.Binary(default(Multiply), gradient, SavedBody(1), gradient.Type), _sizesA, _typeA), pass);
        }

        if (Wants(1))
        {
            Deliver(1, Gradients.Fit(Elementwise.Binary(default(Multiply), gradient, SavedBody(0), gradient.Type), _sizesB, _typeB), pass);
        }
    }
}
