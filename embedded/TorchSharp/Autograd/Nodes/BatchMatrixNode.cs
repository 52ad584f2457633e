namespace TorchSharp.Engine;

/// <summary>Products of batches of matrices, each as in <see cref="MatrixNode"/>.</summary>
internal sealed class BatchMatrixNode : Node<BatchMatrixNode>
{
    protected override string Name => "bmm";

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        if (Wants(0))
        {
            Deliver(0, MatrixProduct.MultiplyBatches(gradient, false, SavedBody(1), true), pass);
        }

        if (Wants(1))
        {
            Deliver(1, MatrixProduct.MultiplyBatches(SavedBody(0), true, gradient, false), pass);
        }
    }
}
