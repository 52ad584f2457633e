using TorchSharp.Engine.Operations;

namespace TorchSharp.Engine;

/// <summary>Running sums: an element's gradient is the sum of those from its place on, that is, the whole less the running sum before it.</summary>
internal sealed class CumulativeSumNode : Node<CumulativeSumNode>
{
    private int _axis;

    protected override string Name => "cumsum";

    public void Remember(int axis) => _axis = axis;

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held running = Held.Take(Reducing.CumulativeSum(gradient, _axis));
        using Held whole = Held.Take(Reducing.Sum(gradient, _axis, keepDimension: true));
        using Held after = Held.Take(Elementwise.Binary(default(Subtract), whole.Body, running.Body));
        Deliver(0, Elementwise.Binary(default(Add), after.Body, gradient), pass);
    }
}
