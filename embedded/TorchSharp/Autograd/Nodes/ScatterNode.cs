namespace TorchSharp.Engine;

/// <summary>Elements written over others at places that an index names, or added to them.</summary>
internal sealed class ScatterNode : Node<ScatterNode>
{
    private int _axis;
    private bool _adds;

    protected override string Name => "scatter";

    public void Remember(int axis, bool adds)
    {
        _axis = axis;
        _adds = adds;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody index = SavedBody(0);
        if (Wants(0))
        {
            if (_adds)
            {
                Deliver(0, gradient.Retain(), pass);
            }
            else
            {
                TensorBody rest = Copying.ToRowMajor(gradient);
                using Held zeros = Held.Take(TensorBody.Zeros(gradient.Type, index.Sizes));
                Indexing.Scatter(rest, _axis, index, zeros.Body);
                Deliver(0, rest, pass);
            }
        }

        if (Wants(1))
        {
            Deliver(1, Indexing.Gather(gradient, _axis, index), pass);
        }
    }
}
