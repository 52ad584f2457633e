namespace TorchSharp.Engine;

/// <summary>C = A · B: dA = dC · Bᵀ and dB = Aᵀ · dC.</summary>
internal sealed class MatrixNode : Node<MatrixNode>
{
    protected override string Name => "matmul";

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        if (Wants(0))
        {
            Deliver(0, MatrixProduct.Multiply(gradient, false, SavedBody(1), true), pass);
        }

        if (Wants(1))
        {
            Deliver(1, MatrixProduct.Multiply(SavedBody(0), true, gradient, false), pass);
        }
    }
}
