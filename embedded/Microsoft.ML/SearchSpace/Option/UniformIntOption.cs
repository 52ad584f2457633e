namespace Microsoft.ML.SearchSpace.Option;

/// <summary>The whole numbers of a range, both ends included and as likely as the others.</summary>
public sealed class UniformIntOption : UniformNumericOption
{
    /// <summary>Makes a range.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value, above <paramref name="min"/>.</param>
    /// <param name="logBase">Whether equal ratios are equally likely; <paramref name="min"/> must then be above 0.</param>
    /// <param name="defaultValue">The start value; null for the least.</param>
    /// <exception cref="ArgumentException">A number breaks these rules.</exception>
    public UniformIntOption(int min, int max, bool logBase = false, int? defaultValue = null)
        : base(min, max, logBase)
    {
        if (defaultValue is { } start)
        {
            Default = MappingToFeatureSpace(Parameter.FromInt(start));
        }
    }

    // A whole number n takes the stretch from n to n + 1, so that the range ends one above its largest.
    private double End => Max + 1;

    /// <inheritdoc/>
    public override double[] MappingToFeatureSpace(Parameter param) => [Coordinate(InRange(param.AsType<int>()) + 0.5, End)];

    /// <inheritdoc/>
    public override Parameter SampleFromFeatureSpace(double[] values)
    {
        RequireCoordinates(values);
        return Parameter.FromInt((int)Math.Min(Math.Floor(Value(values[0], End)), Max));
    }
}
