using TorchSharp.Engine.Operations;

namespace TorchSharp.Engine;

/// <summary>A sum or a mean: every element that went into a result receives that result's gradient times a factor.</summary>
internal sealed class SumNode : Node<SumNode>
{
    private Dims _sizes;
    private int _axes;
    private double _factor;

    protected override string Name => "sum";

    public void Remember(TensorBody x, int axes, double factor)
    {
        _sizes = x.Sizes;
        _axes = axes;
        _factor = factor;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held factor = Held.Take(TensorBody.FromScalar(_factor, gradient.Type));
        using Held scaled = Held.Take(Elementwise.Binary(default(Multiply), gradient, factor.Body));
        Dims kept = Reducing.Reduced(_sizes, _axes, keepDimension: true, _sizes.Rank);
        using Held shaped = Held.Take(TensorBody.View(scaled.Body, kept, kept.RowMajorStrides, scaled.Body.Offset));
        using Held stretched = Held.Take(Broadcasting.Expand(shaped.Body, _sizes));
        Deliver(0, stretched.Body.Contiguous(), pass);
    }
}
