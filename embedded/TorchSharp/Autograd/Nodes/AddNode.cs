using TorchSharp.Engine.Operations;

namespace TorchSharp.Engine;

/// <summary>a + b or a − b.</summary>
internal sealed class AddNode : Node<AddNode>
{
    private Dims _sizesA;
    private Dims _sizesB;
    private torch.ScalarType _typeA;
    private torch.ScalarType _typeB;
    private int _sign;

    protected override string Name => "add";

    public void Remember(TensorBody a, TensorBody b, int sign)
    {
        _sizesA = a.Sizes;
        _sizesB = b.Sizes;
        _typeA = a.Type;
        _typeB = b.Type;
        _sign = sign;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        if (Wants(0))
        {
            Deliver(0, Gradients.Fit(gradient.Retain(), _sizesA, _typeA), pass);
        }

        if (Wants(1))
        {
            TensorBody signed = _sign > 0 ? gradient.Retain() : Elementwise.Unary(default(Negate), gradient);
            Deliver(1, Gradients.Fit(signed, _sizesB, _typeB), pass);
        }
    }
}
