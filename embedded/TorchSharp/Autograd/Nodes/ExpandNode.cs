namespace TorchSharp.Engine;

/// <summary>A tensor stretched to a larger shape.</summary>
internal sealed class ExpandNode : Node<ExpandNode>
{
    private Dims _sizes;

    protected override string Name => "expand";

    public void Remember(TensorBody x) => _sizes = x.Sizes;

    protected override void Backward(TensorBody gradient, BackwardPass pass) => Deliver(0, Broadcasting.SumTo(gradient.Retain(), _sizes), pass);
}
