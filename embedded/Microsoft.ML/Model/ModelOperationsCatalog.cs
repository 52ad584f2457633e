using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saves and loads models, and makes engines for single predictions.</summary>
public sealed partial class ModelOperationsCatalog
{
    internal ModelOperationsCatalog(Host host)
    {
        Host = host;
    }

    internal Host Host { get; }
}
