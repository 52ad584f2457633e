using TorchSharp.Engine;
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
    public override Tensor forward(Tensor input) => Forward(input, relu: false);

    internal Tensor Forward(Tensor input, bool relu)
    {
        ValidateInputDimensions(input);
        double factor = momentum ?? 0;
        if (training && track_running_stats)
        {
            CountBatch();
            factor = momentum ?? 1.0 / num_batches_tracked!.ToDouble();
        }

        bool byBatch = training || running_mean is null;
        bool keepsTrack = !training || track_running_stats;
        return nn.functional.Normalize(input, keepsTrack ? running_mean : null, keepsTrack ? running_var : null, weight, bias, byBatch, factor, eps, relu);
    }

    private unsafe void CountBatch()
    {
        TensorBody count = num_batches_tracked!.Body;
        ++*count.Data<long>();
        count.Storage.Version++;
        GC.KeepAlive(count);
    }
}
