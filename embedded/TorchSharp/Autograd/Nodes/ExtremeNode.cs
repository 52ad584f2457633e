using TorchSharp.Engine.Operations;

namespace TorchSharp.Engine;

/// <summary>The largest or smallest elements over some dimensions; those that are equal share the gradient.</summary>
internal sealed class ExtremeNode : Node<ExtremeNode>
{
    private int _axes;

    protected override string Name => "amax";

    public void Remember(int axes) => _axes = axes;

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody x = SavedBody(0);
        Dims kept = Reducing.Reduced(x.Sizes, _axes, keepDimension: true, x.Rank);
        using Held best = Held.Take(TensorBody.View(SavedBody(1), kept, kept.RowMajorStrides, SavedBody(1).Offset));
        using Held places = Held.Take(Elementwise.Compare<Equal>(x, best.Body));
        using Held ones = Held.Take(Copying.Convert(places.Body, gradient.Type));
        using Held count = Held.Take(Reducing.SumOver(ones.Body, _axes, keepDimension: true));
        using Held rows = Held.Take(gradient.Contiguous());
        using Held shaped = Held.Take(TensorBody.View(rows.Body, kept, kept.RowMajorStrides, rows.Body.Offset));
        using Held share = Held.Take(Elementwise.Binary(default(Divide), shaped.Body, count.Body));
        Deliver(0, Elementwise.Binary(default(Multiply), ones.Body, share.Body), pass);
    }
}
