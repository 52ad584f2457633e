namespace Microsoft.ML.Data;

/// <summary>Says by name which columns of a table a field or property is read from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnNameAttribute : Attribute
{
    /// <summary>One column.</summary>
    public LoadColumnNameAttribute(string fieldName)
        : this([fieldName])
    {
    }

    /// <summary>Several columns.</summary>
    public LoadColumnNameAttribute(params string[] fieldNames)
    {
        FieldNames = fieldNames;
    }

    internal IReadOnlyList<string> FieldNames { get; }
}
