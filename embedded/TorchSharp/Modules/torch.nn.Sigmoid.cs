using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>1 / (1 + e⁻ˣ) for every element.</summary>
        public static Sigmoid Sigmoid() => new(false);

        /// <summary>1 / (1 + e⁻ˣ) for every element.</summary>
        public static Sigmoid Sigmoid(bool inplace) => new(inplace);
    }
}
