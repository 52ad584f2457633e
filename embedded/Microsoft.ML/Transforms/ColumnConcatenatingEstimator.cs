using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Puts columns of one type side by side in one vector.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(string output, string[] inputs)
    {
        Check.NotEmpty(output, "outputColumnName");
        ArgumentNullException.ThrowIfNull(inputs);
        Check.Parameter(inputs.Length > 0, "inputColumnNames", "Input columns not specified");
        Check.Parameter(!Array.Exists(inputs, string.IsNullOrEmpty), "inputColumnNames", "Contained some null or empty items");
        _output = output;
        _inputs = inputs;
    }

    /// <summary>Checks the columns; reads no data.</summary>
    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var transformer = new ColumnConcatenatingTransformer(_output, _inputs);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A column holds keys, or its type differs from the others'.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var columns = Array.ConvertAll(_inputs, name => inputSchema.Find(name) ?? throw SchemaMismatch.Missing(nameof(inputSchema), "input", name));
        var item = columns[0].ItemType;
        foreach (var column in columns)
        {
            Check.State(!column.IsKey, $"Column '{column.Name}' is key. Concatenation of keys is unsupported.");
            Check.State(
                column.ItemType.Equals(item),
                $"Concatenated columns should have the same type. Column '{column.Name}' has type of {column.ItemType}, but expected column type is {item}.");
        }
        var kind = Array.Exists(columns, c => c.Kind == SchemaShape.Column.VectorKind.VariableVector)
            ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
        var annotations = new List<SchemaShape.Column>();
        if (Array.TrueForAll(columns, c => c.Annotations.Find(AnnotationKinds.IsNormalized) is { ItemType: BooleanDataViewType }))
        {
            annotations.Add(SchemaShape.Column.Create(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance));
        }
        if (Array.Exists(columns, c => c.Kind == SchemaShape.Column.VectorKind.Scalar || c.Annotations.Find(AnnotationKinds.SlotNames) is { ItemType: TextDataViewType }))
        {
            annotations.Add(new(AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, isKey: false));
        }
        return inputSchema.With(new SchemaShape.Column(_output, kind, item, isKey: false, new(annotations)));
    }
}
