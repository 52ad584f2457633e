using Microsoft.ML.Model;

namespace Microsoft.ML.Data;

/// <summary>Puts columns of one type side by side in one vector.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase, IModelPart
{
    internal ColumnConcatenatingTransformer(string output, string[] inputs)
    {
        Output = output;
        Inputs = inputs;
    }

    internal string Output { get; }

    internal string[] Inputs { get; }

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteText(Output);
        writer.WriteTexts(Inputs);
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema)
    {
        var columns = Array.ConvertAll(Inputs, name => inputSchema.GetColumnOrNull(name) ?? throw SchemaMismatch.Missing(nameof(inputSchema), "input", name));
        var item = (PrimitiveDataViewType)columns[0].Type.ItemType;
        foreach (var column in columns)
        {
            if (!column.Type.ItemType.Equals(item))
            {
                throw SchemaMismatch.Type(nameof(inputSchema), "input", column.Name, $"{item}", $"{column.Type}");
            }
        }
        if (columns is [{ Type: VectorDataViewType } only])
        {
            return new Mapper(columns, new(Output, only.Type, only.Annotations), row => Getters.Of(row, row.Schema[only.Index]));
        }
        bool isKnownSize = Array.TrueForAll(columns, c => SizeOf(c) > 0);
        int size = isKnownSize ? columns.Sum(SizeOf) : 0;
        var annotations = new DataViewSchema.Annotations.Builder();
        if (item is NumberDataViewType && Array.TrueForAll(columns, c => c.IsNormalized()))
        {
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        }
        if (isKnownSize && Array.Exists(columns, c => c.Type is not VectorDataViewType || c.HasSlotNames()))
        {
            var names = SlotNames(columns);
            annotations.Add(
                AnnotationKinds.SlotNames,
                new VectorDataViewType(TextDataViewType.Instance, size),
                (ref VBuffer<ReadOnlyMemory<char>> value) => VBuffer<ReadOnlyMemory<char>>.Copy(names, 0, ref value, names.Length));
        }
        return new Mapper(
            columns,
            new(Output, new VectorDataViewType(item, size), annotations.ToAnnotations()),
            row => (Delegate)Generic.Call(typeof(ColumnConcatenatingTransformer), nameof(CreateGetter), [item.RawType], row, columns)!);
    }

    private static int SizeOf(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>A single value's slot has its column's name; a vector's slots have the column's name and their own.</summary>
    private static ReadOnlyMemory<char>[] SlotNames(DataViewSchema.Column[] columns)
    {
        var names = new List<ReadOnlyMemory<char>>();
        VBuffer<ReadOnlyMemory<char>> own = default;
        foreach (var column in columns)
        {
            if (column.Type is not VectorDataViewType vector)
            {
                names.Add(column.Name.AsMemory());
            }
            else if (column.HasSlotNames())
            {
                column.GetSlotNames(ref own);
                names.AddRange(own.DenseValues().Select(n => n.IsEmpty ? default : $"{column.Name}.{n}".AsMemory()));
            }
            else
            {
                names.AddRange(Enumerable.Repeat(ReadOnlyMemory<char>.Empty, vector.Size));
            }
        }
        return [.. names];
    }

    private static ValueGetter<VBuffer<T>> CreateGetter<T>(DataViewRow row, DataViewSchema.Column[] columns)
    {
        var parts = Array.ConvertAll(columns, c => new Part<T>(row, row.Schema[c.Index]));
        return (ref VBuffer<T> value) =>
        {
            int length = 0;
            int count = 0;
            foreach (var part in parts)
            {
                part.Read();
                length += part.Value.Length;
                count += part.Value.GetValues().Length;
            }
            // A vector that is at most half full stays sparse.
            value = count > length / 2 ? Dense(parts, ref value, length) : Sparse(parts, ref value, length, count);
        };
    }

    private static VBuffer<T> Dense<T>(Part<T>[] parts, ref VBuffer<T> destination, int length)
    {
        var editor = VBufferEditor.Create(ref destination, length);
        int start = 0;
        foreach (var part in parts)
        {
            part.Value.CopyTo(editor.Values, start);
            start += part.Value.Length;
        }
        return editor.Commit();
    }

    private static VBuffer<T> Sparse<T>(Part<T>[] parts, ref VBuffer<T> destination, int length, int count)
    {
        var editor = VBufferEditor.Create(ref destination, length, count);
        int start = 0;
        int filled = 0;
        foreach (var part in parts)
        {
            var values = part.Value.GetValues();
            var indices = part.Value.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                editor.Values[filled] = values[i];
                editor.Indices[filled++] = start + (part.Value.IsDense ? i : indices[i]);
            }
            start += part.Value.Length;
        }
        return editor.Commit();
    }

    /// <summary>A source column, read as a vector.</summary>
    private sealed class Part<T>(DataViewRow row, DataViewSchema.Column column)
    {
        private readonly ValueGetter<T>? _scalar = column.Type is VectorDataViewType ? null : row.GetGetter<T>(column);
        private readonly ValueGetter<VBuffer<T>>? _vector = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(column) : null;
        private readonly T[] _single = new T[1];
        private VBuffer<T> _value;

        public ref readonly VBuffer<T> Value => ref _value;

        public void Read()
        {
            if (_vector is null)
            {
                _scalar!(ref _single[0]);
                _value = new(1, _single);
                return;
            }
            _vector(ref _value);
            int size = SizeOf(column);
            if (size != 0 && size != _value.Length)
            {
                throw new InvalidOperationException($"Column '{column.Name}': expected {size} slots, but got {_value.Length}");
            }
        }
    }

    private sealed class Mapper(DataViewSchema.Column[] inputs, DataViewSchema.DetachedColumn output, Func<DataViewRow, Delegate> createGetter) : RowMapper
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; } = [output];

        public override IEnumerable<int> GetDependencies(int output) => inputs.Select(c => c.Index);

        public override Delegate?[] CreateGetters(DataViewRow input, bool[] active) => [active[0] ? createGetter(input) : null];
    }
}
