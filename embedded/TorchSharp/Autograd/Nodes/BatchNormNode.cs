using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>Batch normalisation, by the batch's own statistics or by given ones, and the max(y, 0) that may follow in the same pass.</summary>
internal sealed unsafe class BatchNormNode : Node<BatchNormNode>
{
    private bool _training;
    private double _epsilon;
    private bool _hasWeight;
    private bool _hasBias;
    private bool _relu;

    protected override string Name => "batch_norm";

    public void Remember(bool training, double epsilon, bool hasWeight, bool hasBias, bool relu)
    {
        _training = training;
        _epsilon = epsilon;
        _hasWeight = hasWeight;
        _hasBias = hasBias;
        _relu = relu;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody x = SavedBody(0);
        TensorBody? weight = SavedBodyOrNull(1);
        TensorBody mean = SavedBody(2);
        TensorBody spread = SavedBody(3);
        TensorBody? bias = SavedBodyOrNull(4);
        bool overwrites = gradient.IsExclusive;
        using Held dy = Held.Take(Images.Channelled(gradient));
        (int rows, int channels) = Images.RowsOf(x);
        int stride = Images.RowStride(x);
        int dyStride = Images.RowStride(dy.Body);
        bool reuses = overwrites && ReferenceEquals(dy.Body, gradient) && dyStride == stride;
        TensorBody? dx = !Wants(0) ? null : reuses ? gradient.Retain() : TensorBody.EmptyLike(x);
        TensorBody? dw = _hasWeight && Wants(1) ? TensorBody.Empty(x.Type, Dims.Of(channels)) : null;
        TensorBody? db = _hasBias && Wants(2) ? TensorBody.Empty(x.Type, Dims.Of(channels)) : null;
        float* weights = weight is null ? null : weight.Floats;
        float* offsets = bias is null ? null : bias.Floats;
        float* toX = dx is null ? null : dx.Floats;
        float* toWeight = dw is null ? null : dw.Floats;
        float* toBias = db is null ? null : db.Floats;
        if (_training)
        {
            BatchNormalization.TrainingBackward(
                rows, channels, x.Floats, stride, dy.Body.Floats, dyStride, weights, mean.Floats, spread.Floats, toX, stride, toWeight, toBias, _relu, offsets);
        }
        else
        {
            BatchNormalization.InferenceBackward(
                rows, channels, x.Floats, stride, dy.Body.Floats, dyStride, weights, mean.Floats, spread.Floats, (float)_epsilon, toX, stride, toWeight, toBias, _relu, offsets);
        }

        GC.KeepAlive(x);
        GC.KeepAlive(dy.Body);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        if (dx is not null)
        {
            Deliver(0, dx, pass);
        }

        if (dw is not null)
        {
            Deliver(1, dw, pass);
        }

        if (db is not null)
        {
            Deliver(2, db, pass);
        }
    }
}
