using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of [N, C] or [N, C, L].</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(long features, double eps, double momentum, bool affine, bool tracks, Device? device, ScalarType? dtype)
        : base(features, eps, momentum, affine, tracks, device, dtype, nameof(BatchNorm1d))
    {
    }

    /// <inheritdoc/>
    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim is not (2 or 3))
        {
            throw new ArgumentException($"BatchNorm1d: a tensor of shape [N, C] or [N, C, L] is expected, found {input.Body.Sizes}.");
        }
    }
}
