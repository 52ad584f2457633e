using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trains and evaluates classifiers of several classes.</summary>
public sealed partial class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(Host host)
        : base(host)
    {
    }

    /// <summary>The trainers; packages add theirs as extension methods.</summary>
    public MulticlassClassificationTrainers Trainers { get; } = new();

    /// <summary>The trainers of classifiers of several classes.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers()
        {
        }
    }
}
