using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>Cross-entropy of rows of scores.</summary>
internal sealed unsafe class CrossEntropyNode : Node<CrossEntropyNode>
{
    private long _ignoreIndex;
    private float _labelSmoothing;
    private bool _reduced;
    private float _factor;

    protected override string Name => "cross_entropy";

    public void Remember(long ignoreIndex, float labelSmoothing, bool reduced, float factor)
    {
        _ignoreIndex = ignoreIndex;
        _labelSmoothing = labelSmoothing;
        _reduced = reduced;
        _factor = factor;
    }

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        TensorBody logProbabilities = SavedBody(0);
        TensorBody? weight = SavedBodyOrNull(2);
        using Held dy = Held.Take(gradient.Contiguous());
        TensorBody dx = TensorBody.Empty(gradient.Type, logProbabilities.Sizes);
        float scale = *dy.Body.Floats * _factor;
        SoftmaxRows.CrossEntropyBackward(
            (int)dx.Sizes[0], (int)dx.Sizes[1], logProbabilities.Floats, SavedBody(1).Data<long>(), weight is null ? null : weight.Floats, _labelSmoothing, _ignoreIndex,
            _reduced ? &scale : dy.Body.Floats, _reduced ? 0 : 1, dx.Floats);
        GC.KeepAlive(dy.Body);
        GC.KeepAlive(logProbabilities);
        Deliver(0, dx, pass);
    }
}
