using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Converts between types, keys and values.</summary>
public static class ConversionsExtensionsCatalog
{
    /// <summary>Converts a column to another type.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <param name="outputKind">The type to convert to. Numbers, truth values, texts and keys can be converted; keys stay keys.</param>
    public static TypeConvertingEstimator ConvertType(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null, DataKind outputKind = DataKind.Single)
        => catalog.ConvertType([new(outputColumnName, inputColumnName)], outputKind);

    /// <summary>Converts columns to another type.</summary>
    public static TypeConvertingEstimator ConvertType(
        this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns, DataKind outputKind = DataKind.Single)
        => new(columns, outputKind);

    /// <summary>Replaces keys by what they stand for, which the column's annotation KeyValues says.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    public static KeyToValueMappingEstimator MapKeyToValue(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null)
        => new(new InputOutputColumnPair(outputColumnName, inputColumnName));

    /// <summary>Replaces keys by what they stand for, which the columns' annotation KeyValues says.</summary>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns) => new(columns);

    /// <summary>Gives each different value of a column a key.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <param name="maximumNumberOfKeys">After how many different values to stop; later ones become missing keys.</param>
    /// <param name="keyOrdinality">The order of keys.</param>
    /// <param name="addKeyValueAnnotationsAsText">Whether the annotation KeyValues holds texts, whatever the values are.</param>
    /// <param name="keyData">A view of one column with the values in the order of their keys; null to find them in the data.</param>
    public static ValueToKeyMappingEstimator MapValueToKey(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false,
        IDataView? keyData = null)
        => catalog.MapValueToKey([new(outputColumnName, inputColumnName)], maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);

    /// <summary>Gives each different value of each column a key.</summary>
    public static ValueToKeyMappingEstimator MapValueToKey(
        this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false,
        IDataView? keyData = null)
        => new(columns, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);

    /// <summary>Looks values up in a table.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="keyValuePairs">The table; what it does not hold becomes a missing value.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <param name="treatValuesAsKeyType">Whether the values become keys, numbers as they are and others in order of first occurrence.</param>
    /// <exception cref="InvalidOperationException">A key stands in the table twice.</exception>
    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType>> keyValuePairs,
        string? inputColumnName = null,
        bool treatValuesAsKeyType = false)
    {
        ArgumentNullException.ThrowIfNull(keyValuePairs);
        var table = treatValuesAsKeyType ? KeyTable([.. keyValuePairs]) : Table(keyValuePairs);
        return new([new(outputColumnName, inputColumnName)], table);
    }

    /// <summary>Looks vectors up in a table.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="keyValuePairs">The table; what it does not hold becomes an empty vector.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <exception cref="InvalidOperationException">A key stands in the table twice.</exception>
    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType[]>> keyValuePairs,
        string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(keyValuePairs);
        return new([new(outputColumnName, inputColumnName)], Table(keyValuePairs));
    }

    /// <summary>Looks values up in two columns of a view.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="lookupMap">The table; what it does not hold becomes a missing value.</param>
    /// <param name="keyColumn">The column that is looked in.</param>
    /// <param name="valueColumn">The column that is found.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <exception cref="InvalidOperationException">A key stands in the table twice.</exception>
    public static ValueMappingEstimator MapValue(
        this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName,
        IDataView lookupMap,
        DataViewSchema.Column keyColumn,
        DataViewSchema.Column valueColumn,
        string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(lookupMap);
        return new([new(outputColumnName, inputColumnName)], ValueTable.Create(lookupMap, keyColumn, valueColumn));
    }

    private static ValueTable Table<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        => Table(pairs, SchemaDefinition.Create(typeof(LookupRow<TKey, TValue>), SchemaDefinition.Direction.Read));

    private static ValueTable Table<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs, SchemaDefinition definition)
    {
        var view = new EnumerableDataView<LookupRow<TKey, TValue>>(pairs.Select(p => new LookupRow<TKey, TValue>(p.Key, p.Value)), definition);
        return ValueTable.Create(view, view.Schema["Key"], view.Schema["Value"]);
    }

    /// <summary>Numbers that can be keys are taken as keys; every other value gets the place of its first occurrence.</summary>
    private static ValueTable KeyTable<TKey, TValue>(KeyValuePair<TKey, TValue>[] pairs)
    {
        TValue[] values = [.. pairs.Select(p => p.Value).Distinct()];
        ReadOnlyMemory<char>[] names = Array.ConvertAll(values, v => Convert.ToString(v, CultureInfo.InvariantCulture).AsMemory());
        bool areKeys = typeof(TValue) == typeof(uint) || typeof(TValue) == typeof(ulong);
        var keys = pairs.Select(p => KeyValuePair.Create(
            p.Key, areKeys ? Convert.ToUInt32(p.Value, CultureInfo.InvariantCulture) - 1 : (uint)Array.IndexOf(values, p.Value)));
        var definition = SchemaDefinition.Create(typeof(LookupRow<TKey, uint>), SchemaDefinition.Direction.Read);
        definition["Value"].ColumnType = new KeyDataViewType(typeof(uint), values.Length);
        definition["Value"].AddAnnotation(
            AnnotationKinds.KeyValues, new VBuffer<ReadOnlyMemory<char>>(names.Length, names), new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return Table(keys, definition);
    }
}
