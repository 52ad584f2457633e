namespace Microsoft.ML.SearchSpace;

/// <summary>Makes the options of a property's or field's own type a search space within the search space.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NestOptionAttribute : Attribute
{
    /// <summary>Marks the property or field.</summary>
    public NestOptionAttribute()
    {
    }
}
