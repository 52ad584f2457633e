using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>Maximum pooling; saves where each maximum stood.</summary>
internal sealed unsafe class MaxPoolNode : Node<MaxPoolNode>
{
    private PoolingShape _shape;
    private int _pixelStride;
    private bool _rowMajor;

    protected override string Name => "max_pool2d";

    public void Remember(in PoolingShape shape, int pixelStride, bool rowMajor)
    {
        _shape = shape;
        _pixelStride = pixelStride;
        _rowMajor = rowMajor;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held dy = Held.Take(_pixelStride == 1 ? gradient.Contiguous() : gradient.ChannelsLast());
        TensorBody dx = Images.Room(_shape.Batch, _shape.Channels, _shape.Height, _shape.Width, _rowMajor);
        Pooling.MaxBackward(_shape, dy.Body.Floats, _pixelStride, SavedBody(0).Data<int>(), dx.Floats, Images.PixelStride(dx));
        GC.KeepAlive(dy.Body);
        Deliver(0, dx, pass);
    }
}
