namespace Microsoft.ML.AutoML;

/// <summary>A metric that can be measured.</summary>
public interface IEvaluateMetricManager : IMetricManager
{
    /// <summary>Measures it.</summary>
    /// <param name="context">The trial's context.</param>
    /// <param name="eval">Scored data.</param>
    /// <returns>The metric.</returns>
    double Evaluate(MLContext context, IDataView eval);
}
