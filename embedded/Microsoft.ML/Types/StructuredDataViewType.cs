namespace Microsoft.ML.Data;

/// <summary>A type whose values have parts or must be disposed.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>Wraps a .NET type.</summary>
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
