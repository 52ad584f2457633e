namespace Microsoft.ML.SearchSpace;

/// <summary>Searches both values of a switch.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class BooleanChoiceAttribute : Attribute
{
    /// <summary>Searches both values, true first.</summary>
    public BooleanChoiceAttribute()
        : this(true)
    {
    }

    /// <summary>Searches both values.</summary>
    /// <param name="defaultValue">The start value.</param>
    public BooleanChoiceAttribute(bool defaultValue) => DefaultValue = defaultValue;

    /// <summary>The start value.</summary>
    public bool DefaultValue { get; }
}
