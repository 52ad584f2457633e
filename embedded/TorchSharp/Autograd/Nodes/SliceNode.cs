namespace TorchSharp.Engine;

/// <summary>Part of a tensor; the rest of the input gets no gradient.</summary>
internal sealed class SliceNode : Node<SliceNode>
{
    private Dims _sizes;
    private int _axis;
    private long _start;
    private long _step;

    protected override string Name => "slice";

    public void Remember(TensorBody x, int axis, long start, long step)
    {
        _sizes = x.Sizes;
        _axis = axis;
        _start = start;
        _step = step;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody whole = TensorBody.Zeros(gradient.Type, _sizes);
        using Held part = Held.Take(Recorded.Slice(whole, _axis, _start, gradient.Sizes[_axis], _step));
        Copying.Into(gradient, part.Body);
        Deliver(0, whole, pass);
    }
}
