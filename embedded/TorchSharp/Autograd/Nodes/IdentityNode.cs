namespace TorchSharp.Engine;

/// <summary>A copy or a second name of a tensor.</summary>
internal sealed class IdentityNode : Node<IdentityNode>
{
    protected override string Name => "clone";

    protected override void Backward(TensorBody gradient, BackwardPass pass) => Deliver(0, gradient.Retain(), pass);
}
