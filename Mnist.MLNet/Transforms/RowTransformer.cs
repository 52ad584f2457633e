using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Transforms;

/// <summary>A transformer that adds columns computed from one row at a time. Deriving classes say which columns, and how a row gives them.</summary>
public abstract class RowTransformer : ITransformer
{
    private protected RowTransformer()
    {
    }

    /// <summary>Always true: a prediction engine can use it.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The schema of the input with the added columns.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The schema of the output.</returns>
    /// <exception cref="ArgumentException">The input lacks a column that is needed, or it is of a wrong type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(AddedColumns(inputSchema));
        return builder.ToSchema();
    }

    /// <summary>The mapper that prediction engines use.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The mapper.</returns>
    /// <exception cref="ArgumentException">The input lacks a column that is needed, or it is of a wrong type.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(this, inputSchema);

    /// <summary>The input with the added columns; nothing is computed until a cursor asks for it.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArgumentException">The input lacks a column that is needed, or it is of a wrong type.</exception>
    public virtual IDataView Transform(IDataView input) => new RowMappedDataView(new RowMapper(this, input.Schema), input);

    /// <summary>Not supported: ML.NET's own model files cannot hold transformers from outside ML.NET.</summary>
    /// <param name="ctx">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException("ML.NET's own model file cannot hold this step; save the model with ml.Mnist().Save(model, schema, path) instead.");

    /// <summary>The added columns; checks the input schema.</summary>
    internal abstract IReadOnlyList<DataViewSchema.DetachedColumn> AddedColumns(DataViewSchema inputSchema);

    /// <summary>The input columns from which the added ones are computed.</summary>
    internal abstract IEnumerable<DataViewSchema.Column> Needed(DataViewSchema inputSchema);

    /// <summary>One getter an added column, over a row in which the needed columns are active.</summary>
    internal abstract Delegate[] CreateGetters(DataViewRow input);
}
