using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>Average pooling.</summary>
internal sealed unsafe class AveragePoolNode : Node<AveragePoolNode>
{
    private PoolingShape _shape;
    private bool _countIncludePad;
    private int _divisor;
    private bool _rowMajor;

    protected override string Name => "avg_pool2d";

    public void Remember(in PoolingShape shape, bool countIncludePad, int divisor, bool rowMajor)
    {
        _shape = shape;
        _countIncludePad = countIncludePad;
        _divisor = divisor;
        _rowMajor = rowMajor;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        bool rowMajor = _rowMajor && _shape.Channels == 1;
        using Held dy = Held.Take(rowMajor ? gradient.Contiguous() : gradient.ChannelsLast());
        TensorBody dx = Images.Room(_shape.Batch, _shape.Channels, _shape.Height, _shape.Width, _rowMajor);
        Pooling.AverageBackward(_shape, _countIncludePad, _divisor, dy.Body.Floats, Images.PixelStride(dy.Body), dx.Floats, Images.PixelStride(dx));
        GC.KeepAlive(dy.Body);
        Deliver(0, dx, pass);
    }
}
