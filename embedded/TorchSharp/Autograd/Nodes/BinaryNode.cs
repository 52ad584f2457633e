namespace TorchSharp.Engine;

/// <summary>An elementwise function of two tensors; saves both.</summary>
internal sealed class BinaryNode<TOperation> : Node<BinaryNode<TOperation>>
    where TOperation : struct, IDifferentiableBinary<TOperation>
{
    protected override string Name => typeof(TOperation).Name;

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody a = SavedBody(0);
        TensorBody b = SavedBody(1);
        if (Wants(0))
        {
            Deliver(0, Gradients.Fit(Elementwise.BinaryGradient(default(TOperation), ofA: true, gradient, a, b), a.Sizes, a.Type), pass);
        }

        if (Wants(1))
        {
            Deliver(1, Gradients.Fit(Elementwise.BinaryGradient(default(TOperation), ofA: false, gradient, a, b), b.Sizes, b.Type), pass);
        }
    }
}
