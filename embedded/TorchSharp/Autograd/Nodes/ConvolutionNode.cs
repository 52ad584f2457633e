using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>A convolution. The input's gradient is skipped where nobody wants it, as in a network's first layer.</summary>
internal sealed unsafe class ConvolutionNode : Node<ConvolutionNode>
{
    private ConvolutionShape _shape;
    private bool _hasBias;
    private Dims _weightSizes;

    protected override string Name => "conv2d";

    public void Remember(in ConvolutionShape shape, bool hasBias, in Dims weightSizes)
    {
        _shape = shape;
        _hasBias = hasBias;
        _weightSizes = weightSizes;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held dy = Held.Take(gradient.ChannelsLast());
        int dyStride = dy.Body.Storage.PixelStride;
        bool wantsBias = _hasBias && Wants(2);
        if (Wants(1) || wantsBias)
        {
            TensorBody x = SavedBody(0);
            TensorBody dw = TensorBody.Empty(gradient.Type, _weightSizes);
            TensorBody? db = wantsBias ? TensorBody.Empty(gradient.Type, Dims.Of(_shape.OutChannels)) : null;
            Convolution.BackwardWeight(_shape, x.Floats, Images.PixelStride(x), dy.Body.Floats, dyStride, dw.Floats, db is null ? null : db.Floats);
            GC.KeepAlive(x);
            Deliver(1, dw, pass);
            if (db is not null)
            {
                Deliver(2, db, pass);
            }
        }

        if (Wants(0))
        {
            TensorBody weights = SavedBody(1);
            TensorBody dx = TensorBody.EmptyChannelsLast(_shape.Batch, _shape.InChannels, _shape.Height, _shape.Width);
            Convolution.BackwardInput(_shape, dy.Body.Floats, dyStride, weights.Floats, dx.Floats, dx.Storage.PixelStride);
            GC.KeepAlive(weights);
            Deliver(0, dx, pass);
        }

        GC.KeepAlive(dy.Body);
    }
}
