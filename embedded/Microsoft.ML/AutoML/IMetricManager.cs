namespace Microsoft.ML.AutoML;

/// <summary>A metric's name and direction.</summary>
public interface IMetricManager
{
    /// <summary>Whether more is better.</summary>
    bool IsMaximize { get; }

    /// <summary>Its name.</summary>
    string MetricName { get; }
}
