using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The numbers 0 … n − 1 in random order: Int64 unless said otherwise.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        TensorBody body = TensorBody.Empty(dtype ?? ScalarType.Int64, Dims.Of(n));
        RandomFilling.Permutation(body, generator ?? Generator.Default);
        return Factory.Wrap(body, requires_grad, device);
    }

    /// <summary>Whole numbers of [0, high): Int64 unless said otherwise.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Whole numbers of [low, high): Int64 unless said otherwise.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        TensorBody body = TensorBody.Empty(dtype ?? ScalarType.Int64, new Dims(size));
        RandomFilling.Integers(body, generator ?? Generator.Default, low, high);
        return Factory.Wrap(body, requires_grad, device);
    }

    /// <summary>Whole numbers of [0, high): Int64 unless said otherwise.</summary>
    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => randint(0, high, Array.ConvertAll(size, value => (long)value), dtype, device, requires_grad, generator);

    /// <summary>Whole numbers of [low, high): Int64 unless said otherwise.</summary>
    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => randint(low, high, Array.ConvertAll(size, value => (long)value), dtype, device, requires_grad, generator);

    /// <summary>Numbers of another tensor's shape and type, drawn evenly from [0, 1).</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Sampled(input.Body.Sizes, dtype ?? input.dtype, device, requires_grad, null, RandomFilling.Uniform);

    /// <summary>Numbers of another tensor's shape and type, drawn from the standard normal distribution.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Sampled(input.Body.Sizes, dtype ?? input.dtype, device, requires_grad, null, RandomFilling.Normal);

    /// <summary>Numbers drawn from a normal distribution.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => Sampled(new Dims(size), dtype, device, requires_grad, generator, (body, source) => RandomFilling.Normal(body, source, mean, std));

    private static Tensor Sampled(
        in Dims sizes, ScalarType? dtype, Device? device, bool requiresGradient, Generator? generator, Action<TensorBody, Generator> fill)
    {
        TensorBody body = TensorBody.Empty(dtype ?? get_default_dtype(), sizes);
        fill(body, generator ?? Generator.Default);
        return Factory.Wrap(body, requiresGradient, device);
    }

    public partial class Tensor
    {
        /// <summary>Draws all elements evenly from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => Draw((body, source) => RandomFilling.Uniform(body, source, from, to), generator);

        /// <summary>Draws all elements from a normal distribution.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Draw((body, source) => RandomFilling.Normal(body, source, mean, std), generator);

        /// <summary>Sets each element to 1 with probability p, else to 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Draw((body, source) => RandomFilling.Bernoulli(body, source, p), generator);

        /// <summary>Draws all elements from the whole numbers of [from, to).</summary>
        public Tensor random_(double from, double to, Generator? generator = null) => Draw((body, source) => RandomFilling.Integers(body, source, (long)from, (long)to), generator);

        private Tensor Draw(Action<TensorBody, Generator> fill, Generator? generator)
        {
            if (GradientMode.IsEnabled && Body.RequiresGradient)
            {
                throw new InvalidOperationException("A leaf tensor that requires a gradient cannot be changed in place outside no_grad.");
            }

            Body.Storage.ToRowMajor();
            if (Body.IsContiguous)
            {
                fill(Body, generator ?? Generator.Default);
            }
            else
            {
                using Held rows = Held.Take(TensorBody.Empty(Body.Type, Body.Sizes));
                fill(rows.Body, generator ?? Generator.Default);
                Copying.Into(rows.Body, Body);
            }

            return this;
        }
    }
}
