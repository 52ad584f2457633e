namespace TorchSharp.Engine;

/// <summary>y = x · Wᵀ + b for rows x: dx = dy · W, dW = dyᵀ · x, db = Σ dy.</summary>
internal sealed class LinearNode : Node<LinearNode>
{
    private bool _hasBias;

    protected override string Name => "linear";

    public void Remember(bool hasBias) => _hasBias = hasBias;

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        if (Wants(0))
        {
            Deliver(0, MatrixProduct.Multiply(gradient, false, SavedBody(1), false), pass);
        }

        if (Wants(1))
        {
            Deliver(1, MatrixProduct.Multiply(gradient, true, SavedBody(0), false), pass);
        }

        if (_hasBias && Wants(2))
        {
            Deliver(2, Reducing.Sum(gradient, 0, keepDimension: false), pass);
        }
    }
}
