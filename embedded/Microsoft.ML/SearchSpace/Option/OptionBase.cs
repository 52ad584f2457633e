namespace Microsoft.ML.SearchSpace.Option;

/// <summary>The values that one thing may take, seen as coordinates from 0 to 1, its feature space, in which tuners search.</summary>
public abstract class OptionBase
{
    /// <summary>Makes an option.</summary>
    protected OptionBase()
    {
    }

    /// <summary>How many coordinates it has.</summary>
    public abstract int FeatureSpaceDim { get; }

    /// <summary>The coordinates of its start value.</summary>
    public virtual double[]? Default { get; protected set; }

    /// <summary>For each coordinate, the number of values along it; null where it is continuous.</summary>
    public abstract int?[] Step { get; }

    /// <summary>The coordinates of a value.</summary>
    /// <param name="value">One of the option's values.</param>
    /// <returns><see cref="FeatureSpaceDim"/> numbers from 0 to 1.</returns>
    /// <exception cref="ArgumentException">It is not one of the option's values.</exception>
    public abstract double[] MappingToFeatureSpace(Parameter value);

    /// <summary>The value at given coordinates.</summary>
    /// <param name="values"><see cref="FeatureSpaceDim"/> numbers from 0 to 1.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers, or one is outside 0…1.</exception>
    public abstract Parameter SampleFromFeatureSpace(double[] values);

    /// <summary>Checks coordinates against the option.</summary>
    private protected void RequireCoordinates(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != FeatureSpaceDim)
        {
            throw new ArgumentException($"The feature space has {FeatureSpaceDim} dimensions; {values.Length} coordinates were given.", nameof(values));
        }

        if (values.FirstOrDefault(v => v is not (>= 0 and <= 1)) is var outside && outside is not (>= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Coordinates must be from 0 to 1; {outside} was given."), nameof(values));
        }
    }
}
