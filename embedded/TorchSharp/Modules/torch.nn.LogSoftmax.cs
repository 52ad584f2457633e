using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x − log Σ eˣ along a dimension.</summary>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);
    }
}
