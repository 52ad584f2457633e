using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Gives each different value of a column a key, from 1 on.</summary>
public sealed partial class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly InputOutputColumnPair[] _columns;
    private readonly int _maximum;
    private readonly KeyOrdinality _ordinality;
    private readonly bool _keyValuesAsText;
    private readonly IDataView? _keyData;

    internal ValueToKeyMappingEstimator(InputOutputColumnPair[] columns, int maximum, KeyOrdinality ordinality, bool keyValuesAsText, IDataView? keyData)
    {
        Check.Parameter(columns is { Length: > 0 }, nameof(columns), "Name at least one column.");
        Check.Parameter(maximum > 0, "maximumNumberOfKeys", "Must be positive.");
        Check.Parameter(
            keyData is null or { Schema.Count: 1 },
            nameof(keyData),
            $"If specified, this data view should contain only a single column containing the terms to map, but this had {keyData?.Schema.Count} columns.");
        _columns = columns;
        _maximum = maximum;
        _ordinality = ordinality;
        _keyValuesAsText = keyValuesAsText;
        _keyData = keyData;
    }

    /// <summary>Reads the columns for their values, or the key data if that was given.</summary>
    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var terms = Array.ConvertAll(_columns, pair =>
        {
            var column = input.Schema.GetColumnOrNull(pair.InputColumnName) ?? throw SchemaMismatch.Missing("inputSchema", "input", pair.InputColumnName);
            return _keyData is null
                ? Terms.Learn(input, column, _maximum, sort: _ordinality == KeyOrdinality.ByValue)
                : Terms.Learn(_keyData, _keyData.Schema[0], int.MaxValue, sort: false);
        });
        var transformer = new ValueToKeyMappingTransformer(_columns, terms, _keyValuesAsText);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.WithEach(_columns, column =>
        {
            var annotations = column.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames).ToList();
            var values = column.IsKey ? column.Annotations.Find(AnnotationKinds.KeyValues) : null;
            annotations.Add(values ?? new(
                AnnotationKinds.KeyValues,
                SchemaShape.Column.VectorKind.Vector,
                _keyValuesAsText ? TextDataViewType.Instance : column.ItemType,
                isKey: column.IsKey && !_keyValuesAsText));
            return new(column.Name, column.Kind, NumberDataViewType.UInt32, isKey: true, new(annotations));
        });
    }
}
