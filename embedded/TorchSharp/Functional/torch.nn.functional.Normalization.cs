using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Batch normalisation of [N, C], [N, C, L] or [N, C, H, W] over all but the channels: by the batch's own mean and variance in training,
            /// where the running ones move towards them by momentum, else by the running ones.
            /// </summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05)
                => Normalize(input, running_mean, running_var, weight, bias, training, momentum, eps, relu: false);

            internal static Tensor Normalize(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight, Tensor? bias, bool training, double momentum, double eps, bool relu)
            {
                TensorBody given = input.Body;
                if (given.Rank is < 2 or > 4)
                {
                    throw new ArgumentException($"batch_norm: two to four dimensions are expected, found shape {given.Sizes}.");
                }

                foreach (Tensor? vector in (ReadOnlySpan<Tensor?>)[running_mean, running_var, weight, bias])
                {
                    if (vector is not null && (vector.Body.Rank != 1 || vector.Body.Sizes[0] != given.Sizes[1]))
                    {
                        throw new ArgumentException($"batch_norm: vectors of {given.Sizes[1]} channels are expected for shape {given.Sizes}, found shape {vector.Body.Sizes}.");
                    }
                }

                Dims sizes = given.Sizes;
                if (sizes.Rank == 3)
                {
                    sizes.Add(1);
                }

                using Held images = Held.Take(sizes.Rank == given.Rank ? given.Retain() : Recorded.Reshape(given, sizes, mayCopy: true));
                TensorBody result;
                if (training)
                {
                    result = Images.NormalizeTraining(images.Body, weight?.Body, bias?.Body, running_mean?.Body, running_var?.Body, momentum, eps, relu);
                }
                else if (running_mean is null || running_var is null)
                {
                    throw new ArgumentException("batch_norm: running_mean and running_var are needed outside training.");
                }
                else
                {
                    result = Images.NormalizeInference(images.Body, weight?.Body, bias?.Body, running_mean.Body, running_var.Body, eps, relu);
                }

                if (sizes.Rank == given.Rank)
                {
                    return new Tensor(result);
                }

                using Held held = Held.Take(result);
                return new Tensor(Recorded.Reshape(result, given.Sizes, mayCopy: true));
            }
        }
    }
}
