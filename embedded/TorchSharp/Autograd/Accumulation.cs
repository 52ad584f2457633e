using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>Sums of gradients.</summary>
internal static unsafe class Accumulation
{
    /// <summary>The sum of two gradients; takes over the caller's holds on both.</summary>
    public static TensorBody Add(TensorBody sum, TensorBody gradient)
    {
        if (sum.IsExclusive && sum.IsContiguous)
        {
            AddInPlace(sum, gradient);
            gradient.Release();
            return sum;
        }

        TensorBody result = Elementwise.Binary(default(Operations.Add), sum, gradient);
        sum.Release();
        gradient.Release();
        return result;
    }

    /// <summary>sum += gradient, of the same shape.</summary>
    public static void AddInPlace(TensorBody sum, TensorBody gradient)
    {
        if (sum.Type == torch.ScalarType.Float32 && sum.IsContiguous && gradient.Type == torch.ScalarType.Float32)
        {
            using Held other = Held.Take(sum.IsChannelsLast ? gradient.ChannelsLast() : gradient.Contiguous());
            PointwisePairs.Add(sum.Floats, other.Body.Floats, 1, sum.Floats, sum.FlatCount);
            GC.KeepAlive(sum);
        }
        else
        {
            using Held result = Held.Take(Elementwise.Binary(default(Operations.Add), sum, gradient));
            Copying.Into(result.Body, sum);
        }

        sum.Storage.Version++;
    }
}
