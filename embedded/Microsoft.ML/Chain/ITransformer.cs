using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Makes one view of another, lazily.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>The columns that come of such an input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of the wrong type.</exception>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>The transformed view. Nothing is computed until it is read.</summary>
    IDataView Transform(IDataView input);

    /// <summary>Whether each output row depends on one input row only.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The mapping of single rows.</summary>
    /// <exception cref="InvalidOperationException"><see cref="IsRowToRowMapper"/> is false.</exception>
    IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}
