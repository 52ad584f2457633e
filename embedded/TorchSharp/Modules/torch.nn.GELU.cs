using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x · Φ(x), Φ being the cumulative normal distribution.</summary>
        public static GELU GELU() => new(false);

        /// <summary>x · Φ(x), Φ being the cumulative normal distribution.</summary>
        public static GELU GELU(bool inplace) => new(inplace);
    }
}
