namespace Microsoft.ML.Runtime;

/// <summary>What a progress channel measures.</summary>
public sealed class ProgressHeader
{
    /// <summary>The names of the units of work, such as "epoch".</summary>
    public readonly IReadOnlyList<string> UnitNames;

    /// <summary>The names of the metrics, such as "loss".</summary>
    public readonly IReadOnlyList<string> MetricNames;

    /// <summary>Names metrics and units of work.</summary>
    public ProgressHeader(string[]? metricNames, string[]? unitNames)
    {
        MetricNames = metricNames ?? [];
        UnitNames = unitNames ?? [];
    }

    /// <summary>Names units of work only.</summary>
    public ProgressHeader(params string[] unitNames)
        : this(null, unitNames)
    {
    }
}
