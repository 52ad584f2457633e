namespace Microsoft.ML.SearchSpace;

/// <summary>The search space of a class: the properties and fields that carry one of the attributes.</summary>
/// <typeparam name="T">The class; it is made through its JSON form.</typeparam>
public sealed class SearchSpace<T> : SearchSpace
    where T : class, new()
{
    /// <summary>Makes the search space; what is not searched keeps the value that <typeparamref name="T"/> gives it.</summary>
    /// <exception cref="ArgumentException">An attribute does not fit its property or field.</exception>
    public SearchSpace()
        : base(typeof(T))
    {
    }

    /// <summary>Makes the search space.</summary>
    /// <param name="defaultOption">Where the values of what is not searched come from.</param>
    /// <exception cref="ArgumentException">An attribute does not fit its property or field.</exception>
    public SearchSpace(T defaultOption)
        : base(typeof(T), Parameter.FromObject(defaultOption))
    {
    }

    /// <summary>The object at given coordinates.</summary>
    /// <param name="feature">As many numbers from 0 to 1 as there are dimensions.</param>
    /// <returns>The object.</returns>
    public new T SampleFromFeatureSpace(double[] feature) => base.SampleFromFeatureSpace(feature).AsType<T>();

    /// <summary>The coordinates of an object.</summary>
    /// <param name="input">The object.</param>
    /// <returns>Numbers from 0 to 1.</returns>
    /// <exception cref="ArgumentException">One of its values is not in the search space.</exception>
    public double[] MappingToFeatureSpace(T input) => MappingToFeatureSpace(Parameter.FromObject(input));
}
