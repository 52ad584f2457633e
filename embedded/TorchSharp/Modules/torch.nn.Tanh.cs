using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The hyperbolic tangent of every element.</summary>
        public static Tanh Tanh() => new(false);

        /// <summary>The hyperbolic tangent of every element.</summary>
        public static Tanh Tanh(bool inplace = false) => new(inplace);
    }
}
