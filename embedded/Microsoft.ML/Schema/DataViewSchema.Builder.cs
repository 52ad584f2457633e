using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Makes a schema, column by column.</summary>
    public sealed class Builder
    {
        private readonly List<DetachedColumn> _columns = [];

        /// <summary>Starts without columns.</summary>
        public Builder()
        {
        }

        /// <summary>Adds a column; an earlier one of the same name becomes hidden.</summary>
        /// <exception cref="ArgumentNullException">Name or type is missing.</exception>
        public void AddColumn(string name, DataViewType type, Annotations? annotations = null) => _columns.Add(new(name, type, annotations));

        /// <summary>Adds columns of another schema.</summary>
        public void AddColumns(IEnumerable<Column> source)
        {
            foreach (var column in source)
            {
                AddColumn(column.Name, column.Type, column.Annotations);
            }
        }

        /// <summary>Adds columns that stand in no schema.</summary>
        public void AddColumns(IEnumerable<DetachedColumn> source)
        {
            foreach (var column in source)
            {
                AddColumn(column.Name, column.Type, column.Annotations);
            }
        }

        /// <summary>The schema of the columns so far.</summary>
        public DataViewSchema ToSchema() => new(_columns);
    }
}
