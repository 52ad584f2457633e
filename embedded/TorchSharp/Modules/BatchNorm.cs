using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation: each channel less its mean, divided by its standard deviation, then scaled and offset.</summary>
public abstract class BatchNorm : NormBase
{
    /// <summary>Batch normalisation of so many channels.</summary>
    protected BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>Normalises by the batch in training, where the running statistics move, else by the running statistics.</summary>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        double factor = momentum ?? 0;
        if (training && track_running_stats)
        {
            using (no_grad())
            {
                num_batches_tracked!.add_(1);
            }

            factor = momentum ?? 1.0 / num_batches_tracked.ToDouble();
        }

        bool byBatch = training || running_mean is null;
        bool keepsTrack = !training || track_running_stats;
        return nn.functional.batch_norm(input, keepsTrack ? running_mean : null, keepsTrack ? running_var : null, weight, bias, byBatch, factor, eps);
    }
}
