using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two inputs with a weight for each class.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>A loss with class weights, or null for none.</summary>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
        => this.weight = weight;

    /// <summary>The class weights, or null.</summary>
    public Tensor? weight { get; }
}
