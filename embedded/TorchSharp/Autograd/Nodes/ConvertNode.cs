namespace TorchSharp.Engine;

/// <summary>A change of element type.</summary>
internal sealed class ConvertNode : Node<ConvertNode>
{
    private torch.ScalarType _type;

    protected override string Name => "to";

    public void Remember(TensorBody x) => _type = x.Type;

    protected override void Backward(TensorBody gradient, BackwardPass pass) => Deliver(0, Copying.Convert(gradient, _type), pass);
}
