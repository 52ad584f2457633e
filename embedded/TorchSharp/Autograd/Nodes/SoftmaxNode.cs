namespace TorchSharp.Engine;

/// <summary>Softmax or log-softmax over rows; saves its output.</summary>
internal sealed class SoftmaxNode : Node<SoftmaxNode>
{
    private bool _logarithmic;

    protected override string Name => _logarithmic ? "log_softmax" : "softmax";

    public void Remember(TensorBody y, bool logarithmic)
    {
        _logarithmic = logarithmic;
        using Held output = Held.Take(TensorBody.Alias(y));
        Save(output.Body);
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass) => Deliver(0, RowSoftmax.Gradient(gradient, SavedBody(0), _logarithmic), pass);
}
