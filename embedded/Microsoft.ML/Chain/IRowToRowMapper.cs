namespace Microsoft.ML.Data;

/// <summary>Maps single rows of one schema to rows of another.</summary>
public interface IRowToRowMapper
{
    /// <summary>The columns of the input.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The columns of the output.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The input columns that certain output columns need.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>A row that follows the input row: whenever that stands elsewhere, the output stands there, too.</summary>
    /// <param name="input">A row of the input schema in which the dependencies of the active columns are active.</param>
    /// <param name="activeColumns">The output columns whose getters will be asked for.</param>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
