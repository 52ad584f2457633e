namespace Microsoft.ML.SearchSpace.Option;

/// <summary>The numbers of a range, equal differences or equal ratios equally likely.</summary>
public abstract class UniformNumericOption : OptionBase
{
    /// <summary>Makes a range.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value, above <paramref name="min"/>.</param>
    /// <param name="logBase">Whether equal ratios are equally likely; <paramref name="min"/> must then be above 0.</param>
    /// <exception cref="ArgumentException">A bound breaks these rules.</exception>
    protected UniformNumericOption(double min, double max, bool logBase = false)
    {
        if (!(max > min) || !double.IsFinite(max - min))
        {
            throw new ArgumentException(FormattableString.Invariant($"A range goes from a number up to a larger one; it was {min} to {max}."), nameof(max));
        }

        if (logBase && min <= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"A range of equal ratios must begin above 0; it begins at {min}."), nameof(min));
        }

        Min = min;
        Max = max;
        LogBase = logBase;
        Default = [0];
    }

    /// <summary>The least value.</summary>
    public double Min { get; }

    /// <summary>The largest value.</summary>
    public double Max { get; }

    /// <summary>Whether equal ratios are equally likely, rather than equal differences.</summary>
    public bool LogBase { get; }

    /// <inheritdoc/>
    public override int FeatureSpaceDim => 1;

    /// <inheritdoc/>
    public override int?[] Step => [null];

    /// <inheritdoc/>
    public override double[] MappingToFeatureSpace(Parameter param) => [Coordinate(InRange(param.AsType<double>()), Max)];

    /// <inheritdoc/>
    public override Parameter SampleFromFeatureSpace(double[] values)
    {
        RequireCoordinates(values);
        return Parameter.FromDouble(Value(values[0], Max));
    }

    private protected double InRange(double value) => value >= Min && value <= Max
        ? value
        : throw new ArgumentException(FormattableString.Invariant($"The range is {Min} to {Max}; {value} is outside."), nameof(value));

    /// <summary>The value at a coordinate of the range from <see cref="Min"/> to an upper end; exact at both ends.</summary>
    private protected double Value(double coordinate, double end) => coordinate switch
    {
        0 => Min,
        1 => end,
        _ => LogBase ? Min * Math.Pow(end / Min, coordinate) : Min + ((end - Min) * coordinate),
    };

    /// <summary>The coordinate of a value in the range from <see cref="Min"/> to an upper end.</summary>
    private protected double Coordinate(double value, double end) =>
        Math.Clamp(LogBase ? Math.Log(value / Min) / Math.Log(end / Min) : (value - Min) / (end - Min), 0, 1);
}
