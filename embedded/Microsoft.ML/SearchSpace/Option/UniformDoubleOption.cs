namespace Microsoft.ML.SearchSpace.Option;

/// <summary>The numbers of a range.</summary>
public sealed class UniformDoubleOption : UniformNumericOption
{
    /// <summary>Makes a range.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value, above <paramref name="min"/>.</param>
    /// <param name="logBase">Whether equal ratios are equally likely; <paramref name="min"/> must then be above 0.</param>
    /// <param name="defaultValue">The start value; null for the least.</param>
    /// <exception cref="ArgumentException">A number breaks these rules.</exception>
    public UniformDoubleOption(double min, double max, bool logBase = false, double? defaultValue = null)
        : base(min, max, logBase)
    {
        if (defaultValue is { } start)
        {
            Default = MappingToFeatureSpace(Parameter.FromDouble(start));
        }
    }
}
