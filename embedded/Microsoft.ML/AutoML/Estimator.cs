using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>The parameters of an estimator.</summary>
public class Estimator
{
    /// <summary>Makes an estimator without parameters.</summary>
    protected Estimator()
    {
    }

    /// <summary>The parameters.</summary>
    public Parameter Parameter { get; set; } = Parameter.CreateNestedParameter();
}
