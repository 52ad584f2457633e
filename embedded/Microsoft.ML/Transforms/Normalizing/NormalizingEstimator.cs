using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Learns how to bring the numbers of columns to a common scale.</summary>
public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly InputOutputColumnPair[] _columns;
    private readonly NormalizationKind _kind;
    private readonly long _maximumExampleCount;
    private readonly bool _fixZero;

    internal NormalizingEstimator(InputOutputColumnPair[] columns, NormalizationKind kind, long maximumExampleCount, bool fixZero)
    {
        Check.Parameter(columns is { Length: > 0 }, nameof(columns), "Name at least one column.");
        Check.Parameter(maximumExampleCount > 1, nameof(maximumExampleCount), "Must be greater than 1");
        _columns = columns;
        _kind = kind;
        _maximumExampleCount = maximumExampleCount;
        _fixZero = fixZero;
    }

    /// <summary>Reads all columns in one pass.</summary>
    public NormalizingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var columns = Array.ConvertAll(_columns, c => input.Schema[c.InputColumnName]);
        using var cursor = input.GetRowCursor(columns);
        var statistics = Array.ConvertAll(columns, c => SlotStatistics.Create(cursor, c));
        for (long row = 0; row < _maximumExampleCount && cursor.MoveNext(); row++)
        {
            foreach (var column in statistics)
            {
                column.Add();
            }
        }
        return new(_columns, Array.ConvertAll(statistics, s => s.ToNormalizer(_kind, _fixZero)));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.WithEach(_columns, column =>
        {
            if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
            {
                throw SchemaMismatch.Type(nameof(inputSchema), "input", column.Name, "known-size vector or scalar", column.TypeText);
            }
            if (column.IsKey || (column.ItemType != NumberDataViewType.Single && column.ItemType != NumberDataViewType.Double))
            {
                throw SchemaMismatch.Type(nameof(inputSchema), "input", column.Name, "vector or scalar of Single or Double", column.TypeText);
            }
            var annotations = column.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames).ToList();
            annotations.Add(SchemaShape.Column.Create(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance));
            return column.WithAnnotations(new(annotations));
        });
    }
}
