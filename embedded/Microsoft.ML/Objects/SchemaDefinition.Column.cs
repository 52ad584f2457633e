using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    /// <summary>A field or property that is a column.</summary>
    public sealed class Column
    {
        private readonly DataViewSchema.Annotations.Builder _annotations = new();
        private readonly HashSet<string> _kinds = [];

        internal Column(string memberName, DataViewType? columnType, string? columnName)
        {
            MemberName = memberName;
            ColumnName = columnName ?? memberName;
            ColumnType = columnType;
        }

        /// <summary>The name of the field or property.</summary>
        public string MemberName { get; }

        /// <summary>The name of the column.</summary>
        public string ColumnName { get; set; }

        /// <summary>The type of the column; null for the type that the member suggests.</summary>
        public DataViewType? ColumnType { get; set; }

        /// <summary>What is known of the column besides name and type.</summary>
        public DataViewSchema.Annotations Annotations => _annotations.ToAnnotations();

        /// <summary>Adds an annotation.</summary>
        /// <exception cref="InvalidOperationException">There is one of this kind.</exception>
        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            ArgumentNullException.ThrowIfNull(kind);
            ArgumentNullException.ThrowIfNull(annotationType);
            Check.State(_kinds.Add(kind), "Column already contains an annotation of this kind.");
            _annotations.Add(kind, annotationType, (ref T destination) => destination = value);
        }

        internal void AddAnnotations(DataViewSchema.Annotations annotations)
            => _annotations.Add(annotations, kind => _kinds.Add(kind) ? true : throw new InvalidOperationException("Column already contains an annotation of this kind."));
    }
}
