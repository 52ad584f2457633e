namespace Microsoft.ML.Data;

/// <summary>A transformer that adds columns, each row's made of that row alone.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase()
    {
    }

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RowMapping(inputSchema, CreateMapper(inputSchema)).OutputSchema;
    }

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, new RowMapping(input.Schema, CreateMapper(input.Schema)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RowMapping(inputSchema, CreateMapper(inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelSaveContext.Refuse(this);

    private protected abstract RowMapper CreateMapper(DataViewSchema inputSchema);
}
