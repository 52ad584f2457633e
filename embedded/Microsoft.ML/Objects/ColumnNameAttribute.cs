namespace Microsoft.ML.Data;

/// <summary>Names the column of a field or property; without it, the column is named like the member.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class ColumnNameAttribute : Attribute
{
    /// <summary>Names the column.</summary>
    public ColumnNameAttribute(string name)
    {
        Name = name;
    }

    internal string Name { get; }
}
