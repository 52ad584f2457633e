using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x · Wᵀ + b, weights and offsets drawn evenly from ±1 / √inputSize.</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            => new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>x · Wᵀ + b with given weights [out, in] and offsets [out].</summary>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
    }
}
