using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What the catalogs of all learning tasks have in common.</summary>
public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(Host host)
    {
        Host = host;
    }

    internal Host Host { get; }

    /// <summary>What the catalogs of trainers have in common.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase()
        {
        }
    }
}
