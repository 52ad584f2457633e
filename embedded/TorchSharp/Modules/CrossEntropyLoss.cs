using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The cross-entropy between scores [N, C] and class numbers [N].</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Cross-entropy with class weights, a class number that counts for nothing, and label smoothing, 0 to 1.</summary>
    public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
        : base(weight, reduction)
    {
        this.ignore_index = ignore_index;
        this.label_smoothing = label_smoothing;
    }

    /// <summary>The class number that counts for nothing; −100 where null.</summary>
    public long? ignore_index { get; }

    /// <summary>The share of each target that is spread over all classes.</summary>
    public double label_smoothing { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target)
        => nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}
