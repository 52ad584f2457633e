namespace Microsoft.ML.Data;

/// <summary>Finds types, and looks into them.</summary>
internal static class DataViewTypes
{
    /// <summary>The types of single values, but keys.</summary>
    public static readonly IReadOnlyList<PrimitiveDataViewType> Primitives =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        TextDataViewType.Instance, BooleanDataViewType.Instance, DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance,
        TimeSpanDataViewType.Instance, RowIdDataViewType.Instance,
    ];

    private static readonly Dictionary<Type, PrimitiveDataViewType> ByRawType = Primitives.ToDictionary(t => t.RawType);

    /// <summary>The type that holds values of a .NET type; text for <see cref="string"/>.</summary>
    public static PrimitiveDataViewType? PrimitiveOrNull(Type type)
        => ByRawType.GetValueOrDefault(type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type);

    /// <inheritdoc cref="PrimitiveOrNull"/>
    public static PrimitiveDataViewType PrimitiveOf(Type type)
        => PrimitiveOrNull(type) ?? throw new ArgumentOutOfRangeException(nameof(type), $"Could not determine an IDataView type for {type}.");

    public static PrimitiveDataViewType Of(DataKind kind) => kind switch
    {
        DataKind.String => TextDataViewType.Instance,
        DataKind.Boolean => BooleanDataViewType.Instance,
        DataKind.TimeSpan => TimeSpanDataViewType.Instance,
        DataKind.DateTime => DateTimeDataViewType.Instance,
        DataKind.DateTimeOffset => DateTimeOffsetDataViewType.Instance,
        _ => PrimitiveOf(Type.GetType($"System.{kind}") ?? throw new ArgumentOutOfRangeException(nameof(kind), $"There is no type for DataKind {kind}.")),
    };

    extension(DataViewType type)
    {
        /// <summary>The type of the values of a vector; a single value's type itself.</summary>
        public DataViewType ItemType => type is VectorDataViewType vector ? vector.ItemType : type;

        /// <summary>The same type over other items.</summary>
        public DataViewType WithItemType(PrimitiveDataViewType item) => type is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item;
    }
}
