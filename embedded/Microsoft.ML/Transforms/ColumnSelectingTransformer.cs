using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or drops columns by name.</summary>
public sealed class ColumnSelectingTransformer : IModelPart
{
    internal ColumnSelectingTransformer(string[] columnNames, bool keep, bool keepHidden)
    {
        ArgumentNullException.ThrowIfNull(columnNames);
        ColumnNames = columnNames;
        Keep = keep;
        KeepHidden = keepHidden;
    }

    internal string[] ColumnNames { get; }

    /// <summary>Whether the names say what to keep; otherwise they say what to drop.</summary>
    internal bool Keep { get; }

    /// <summary>Whether a name that is kept keeps the hidden columns of that name, too.</summary>
    internal bool KeepHidden { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => CreateMapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, CreateMapper(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => CreateMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelSaveContext.Refuse(this);

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteTexts(ColumnNames);
        writer.WriteBoolean(Keep);
        writer.WriteBoolean(KeepHidden);
    }

    internal static void CheckNames(string[] columnNames, IEnumerable<string> inputNames)
    {
        string[] missing = [.. columnNames.Except(inputNames)];
        if (missing.Length > 0)
        {
            throw SchemaMismatch.Missing("inputSchema", "input", string.Join(",", missing));
        }
    }

    private SelectingMapper CreateMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        CheckNames(ColumnNames, inputSchema.Select(c => c.Name));
        var kept = Keep
            ? ColumnNames.Distinct().SelectMany(name => inputSchema.Where(c => c.Name == name && (KeepHidden || !c.IsHidden)))
            : inputSchema.Where(c => !ColumnNames.Contains(c.Name));
        return new(inputSchema, [.. kept]);
    }
}
