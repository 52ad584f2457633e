namespace Microsoft.ML.Data;

/// <summary>Says that a field or property is no column.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class NoColumnAttribute : Attribute
{
    /// <summary>Says that a member is no column.</summary>
    public NoColumnAttribute()
    {
    }
}
