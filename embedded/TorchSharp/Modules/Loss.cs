using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two inputs.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <summary>A loss with what becomes of a batch's losses.</summary>
    protected Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(Loss<T1, T2, TResult>))
        => this.reduction = reduction;

    /// <summary>What becomes of a batch's losses.</summary>
    public nn.Reduction reduction { get; }
}
