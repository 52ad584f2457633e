using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    /// <summary>What is known of a column.</summary>
    public readonly partial struct Column
    {
        /// <summary>The name.</summary>
        public readonly string Name;

        /// <summary>Whether the column holds vectors.</summary>
        public readonly VectorKind Kind;

        /// <summary>The type of single values; for a key, the number type that holds it.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether the values are keys.</summary>
        public readonly bool IsKey;

        /// <summary>The kinds of annotations that the column will have.</summary>
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape? annotations = null)
        {
            Check.NotEmpty(name);
            Check.Parameter(itemType is not (KeyDataViewType or VectorDataViewType), nameof(itemType), "Item type cannot be a key or a vector");
            Check.Parameter(!isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType), "The item type must be valid for a key");
            Name = name;
            Kind = kind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? Empty;
        }

        internal bool IsValid => Name is not null;

        /// <summary>The type in words, as error messages show it.</summary>
        internal string TypeText
        {
            get
            {
                string item = IsKey ? $"Key<{ItemType}>" : $"{ItemType}";
                return Kind switch { VectorKind.Vector => $"Vector<{item}>", VectorKind.VariableVector => $"VarVector<{item}>", _ => item };
            }
        }

        internal static Column Create(DataViewSchema.Column column, SchemaShape? annotations = null) => Create(column.Name, column.Type, annotations);

        internal static Column Create(string name, DataViewType type, SchemaShape? annotations = null)
        {
            var kind = type is VectorDataViewType vector ? (vector.IsKnownSize ? VectorKind.Vector : VectorKind.VariableVector) : VectorKind.Scalar;
            var item = type.ItemType;
            return item is KeyDataViewType
                ? new(name, kind, DataViewTypes.PrimitiveOf(item.RawType), isKey: true, annotations)
                : new(name, kind, item, isKey: false, annotations);
        }

        internal Column Renamed(string name) => new(name, Kind, ItemType, IsKey, Annotations);

        internal Column WithAnnotations(SchemaShape annotations) => new(Name, Kind, ItemType, IsKey, annotations);
    }
}
