namespace TorchSharp.Engine;

/// <summary>A border around a tensor; the gradient is that of the inside.</summary>
internal sealed class PadNode : Node<PadNode>
{
    private Dims _starts;
    private Dims _sizes;

    protected override string Name => "pad";

    /// <summary>The part of a tensor that the border surrounds. The caller releases it.</summary>
    public static TensorBody Inner(TensorBody whole, in Dims starts, in Dims sizes)
    {
        whole.Storage.ToRowMajor();
        long offset = whole.Offset;
        for (int i = 0; i < sizes.Rank; i++)
        {
            offset += starts[i] * whole.Strides[i];
        }

        return TensorBody.View(whole, sizes, whole.Strides, offset);
    }

    public void Remember(in Dims starts, in Dims sizes)
    {
        _starts = starts;
        _sizes = sizes;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held inner = Held.Take(Inner(gradient, _starts, _sizes));
        Deliver(0, Copying.ToRowMajor(inner.Body), pass);
    }
}
