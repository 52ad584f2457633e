namespace Microsoft.ML.SearchSpace.Option;

/// <summary>The values of a list, all equally likely.</summary>
public sealed class ChoiceOption : OptionBase
{
    /// <summary>Makes a list; its first value is the start value.</summary>
    /// <param name="choices">The values, at least one, each once.</param>
    /// <exception cref="ArgumentException">There is none, or one is there twice.</exception>
    public ChoiceOption(params object[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Length == 0)
        {
            throw new ArgumentException("A choice needs at least one value.", nameof(choices));
        }

        if (choices.Distinct().Count() != choices.Length)
        {
            throw new ArgumentException($"The values of a choice must differ; they are {string.Join(", ", choices)}.", nameof(choices));
        }

        Choices = Array.ConvertAll(choices, Parameter.FromObject);
        Default = new double[FeatureSpaceDim];
    }

    /// <summary>Makes a list.</summary>
    /// <param name="choices">The values, at least one, each once.</param>
    /// <param name="defaultChoice">The start value, one of them; null for the first.</param>
    /// <exception cref="ArgumentException">There is none, one is there twice, or the start value is not among them.</exception>
    public ChoiceOption(object[] choices, object? defaultChoice)
        : this(choices)
    {
        if (defaultChoice is not null)
        {
            Default = MappingToFeatureSpace(Parameter.FromObject(defaultChoice));
        }
    }

    /// <summary>The values.</summary>
    public Parameter[] Choices { get; }

    /// <summary>1; 0 where there is nothing to choose.</summary>
    public override int FeatureSpaceDim => Choices.Length == 1 ? 0 : 1;

    /// <inheritdoc/>
    public override int?[] Step => Choices.Length == 1 ? [] : [Choices.Length];

    /// <inheritdoc/>
    public override double[] MappingToFeatureSpace(Parameter param)
    {
        int index = Array.IndexOf(Choices, param);
        if (index < 0)
        {
            throw new ArgumentException($"{param} is not among the choices {string.Join(", ", Choices.AsEnumerable())}.", nameof(param));
        }

        return FeatureSpaceDim == 0 ? [] : [(index + 0.5) / Choices.Length];
    }

    /// <inheritdoc/>
    public override Parameter SampleFromFeatureSpace(double[] values)
    {
        RequireCoordinates(values);
        return FeatureSpaceDim == 0 ? Choices[0] : Choices[Math.Min((int)(values[0] * Choices.Length), Choices.Length - 1)];
    }
}
