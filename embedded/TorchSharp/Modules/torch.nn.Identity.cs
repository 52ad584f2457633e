using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Passes its input on.</summary>
        public static Identity Identity() => new();
    }
}
