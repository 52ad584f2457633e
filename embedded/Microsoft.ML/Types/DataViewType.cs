namespace Microsoft.ML.Data;

/// <summary>The type of a column's values.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType)
    {
        ArgumentNullException.ThrowIfNull(rawType);
        RawType = rawType;
    }

    /// <summary>The .NET type that getters of such a column fill.</summary>
    public Type RawType { get; }

    /// <summary>Whether two types are the same.</summary>
    public abstract bool Equals(DataViewType? other);
}
