using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>eˣ / Σ eˣ along a dimension.</summary>
        public static Softmax Softmax(long dim) => new(dim);
    }
}
