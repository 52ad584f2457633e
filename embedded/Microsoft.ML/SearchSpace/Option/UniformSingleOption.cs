namespace Microsoft.ML.SearchSpace.Option;

/// <summary>The numbers of a range, in single precision.</summary>
public sealed class UniformSingleOption : UniformNumericOption
{
    /// <summary>Makes a range.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value, above <paramref name="min"/>.</param>
    /// <param name="logBase">Whether equal ratios are equally likely; <paramref name="min"/> must then be above 0.</param>
    /// <param name="defaultValue">The start value; null for the least.</param>
    /// <exception cref="ArgumentException">A number breaks these rules.</exception>
    public UniformSingleOption(float min, float max, bool logBase = false, float? defaultValue = null)
        : base(min, max, logBase)
    {
        if (defaultValue is { } start)
        {
            Default = MappingToFeatureSpace(Parameter.FromFloat(start));
        }
    }

    /// <inheritdoc/>
    public override double[] MappingToFeatureSpace(Parameter param) => [Coordinate(InRange(param.AsType<float>()), Max)];

    /// <inheritdoc/>
    public override Parameter SampleFromFeatureSpace(double[] values)
    {
        RequireCoordinates(values);
        return Parameter.FromFloat((float)Value(values[0], Max));
    }
}
