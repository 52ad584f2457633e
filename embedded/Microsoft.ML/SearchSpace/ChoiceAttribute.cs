namespace Microsoft.ML.SearchSpace;

/// <summary>Searches a list of values: texts, numbers, characters or values of an enumeration.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ChoiceAttribute : Attribute
{
    /// <summary>Searches the candidates; the first is the start value.</summary>
    /// <param name="candidates">The values, each once.</param>
    public ChoiceAttribute(params object[] candidates) => Candidates = candidates;

    /// <summary>Searches the candidates.</summary>
    /// <param name="candidates">The values, each once.</param>
    /// <param name="defaultValue">The start value, one of them.</param>
    public ChoiceAttribute(object[] candidates, object defaultValue)
        : this(candidates) => DefaultValue = defaultValue;

    /// <summary>The values.</summary>
    public object[] Candidates { get; }

    /// <summary>The start value; null for the first candidate.</summary>
    public object? DefaultValue { get; }
}
