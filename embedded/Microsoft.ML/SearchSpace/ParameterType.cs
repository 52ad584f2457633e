namespace Microsoft.ML.SearchSpace;

/// <summary>What a <see cref="Parameter"/> holds, by the kinds of value that JSON has.</summary>
public enum ParameterType
{
    /// <summary>A whole number.</summary>
    Integer = 0,

    /// <summary>A number with a fraction.</summary>
    Number = 1,

    /// <summary>True or false.</summary>
    Bool = 2,

    /// <summary>Text, or the name of an enumeration's value.</summary>
    String = 3,

    /// <summary>Parameters by name.</summary>
    Object = 4,

    /// <summary>A list of values.</summary>
    Array = 5,
}
