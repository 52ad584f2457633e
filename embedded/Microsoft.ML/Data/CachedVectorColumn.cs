namespace Microsoft.ML.Data;

/// <summary>Vectors in memory, dense or sparse as they come, side by side in large blocks.</summary>
internal sealed class CachedVectorColumn<T>(ValueGetter<VBuffer<T>> source) : CachedColumn
{
    private const int SmallestBlock = 1 << 12;
    private const int LargestBlock = 1 << 20;

    private readonly List<Entry> _filling = [];
    private Entry[] _entries = [];
    private Block<T> _values = new();
    private Block<int> _indices = new();
    private VBuffer<T> _vector;

    public override void Append()
    {
        source(ref _vector);
        var values = _vector.GetValues();
        var indices = _vector.GetIndices();
        _filling.Add(new(_values.Append(values), _values.Last, _vector.IsDense ? null : _indices.Append(indices), _indices.Last, values.Length, _vector.Length));
    }

    public override void Complete()
    {
        _entries = [.. _filling];
        _filling.Clear();
        _filling.Capacity = 0;
        _values = new();
        _indices = new();
        _vector = default;
    }

    public override Delegate CreateGetter(RowIndex row)
    {
        var entries = _entries;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) =>
        {
            ref readonly var entry = ref entries[row.Value];
            var editor = VBufferEditor.Create(ref destination, entry.Length, entry.Count);
            entry.Values.AsSpan(entry.ValuesStart, entry.Count).CopyTo(editor.Values);
            if (entry.Indices is not null)
            {
                entry.Indices.AsSpan(entry.IndicesStart, entry.Count).CopyTo(editor.Indices);
            }
            destination = editor.Commit();
        });
    }

    private readonly record struct Entry(T[] Values, int ValuesStart, int[]? Indices, int IndicesStart, int Count, int Length);

    /// <summary>An array that fills up; the next one is larger.</summary>
    private struct Block<TItem>()
    {
        private TItem[] _items = [];
        private int _filled;

        /// <summary>Where the last appended span begins.</summary>
        public int Last { get; private set; }

        /// <summary>Copies a span into one array, and returns that.</summary>
        public TItem[] Append(ReadOnlySpan<TItem> span)
        {
            if (span.Length > _items.Length - _filled)
            {
                int size = Math.Clamp(2 * _items.Length, SmallestBlock, LargestBlock);
                _items = GC.AllocateUninitializedArray<TItem>(Math.Max(size, span.Length));
                _filled = 0;
            }
            span.CopyTo(_items.AsSpan(_filled));
            Last = _filled;
            _filled += span.Length;
            return _items;
        }
    }
}
