using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loads, splits, filters and caches data.</summary>
public sealed partial class DataOperationsCatalog
{
    internal DataOperationsCatalog(Host host)
    {
        Host = host;
    }

    internal Host Host { get; }
}
