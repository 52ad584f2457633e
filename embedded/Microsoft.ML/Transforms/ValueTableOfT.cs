using Microsoft.ML.Model;

namespace Microsoft.ML.Data;

/// <inheritdoc/>
internal sealed class ValueTable<TKey, TValue> : ValueTable
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = new(TextComparer.EqualityOf<TKey>());
    private readonly IReadOnlyCollection<KeyValuePair<TKey, TValue>> _entries;
    private readonly TValue _missing = MissingValue<TValue>();

    public ValueTable(IReadOnlyCollection<KeyValuePair<TKey, TValue>> entries)
    {
        _entries = entries;
        foreach (var (key, value) in entries)
        {
            if (!_values.TryAdd(key, value))
            {
                throw new InvalidOperationException($"Duplicate keys in data '{key}'");
            }
        }
    }

    public override Delegate CreateGetter(Delegate input)
        => input is ValueGetter<VBuffer<TKey>> vector ? VectorGetter(vector) : ScalarGetter((ValueGetter<TKey>)input);

    public override void Write(ModelWriter writer)
    {
        writer.WriteType(KeyType);
        writer.WriteColumn(Value);
        writer.WriteValues(_entries.Select(e => e.Key).ToArray());
        writer.WriteValues(_entries.Select(e => e.Value).ToArray());
    }

    private ValueGetter<TValue> ScalarGetter(ValueGetter<TKey> getter)
    {
        TKey key = default!;
        var copy = VectorCopy.Of<TValue>();
        return (ref TValue value) =>
        {
            getter(ref key);
            copy(_values.GetValueOrDefault(key, _missing), ref value);
        };
    }

    private ValueGetter<VBuffer<TValue>> VectorGetter(ValueGetter<VBuffer<TKey>> getter)
    {
        VBuffer<TKey> keys = default;
        return (ref VBuffer<TValue> values) =>
        {
            getter(ref keys);
            var editor = VBufferEditor.Create(ref values, keys.Length);
            editor.Values.Fill(_values.GetValueOrDefault(default!, _missing));
            var held = keys.GetValues();
            var indices = keys.GetIndices();
            for (int i = 0; i < held.Length; i++)
            {
                editor.Values[keys.IsDense ? i : indices[i]] = _values.GetValueOrDefault(held[i], _missing);
            }
            values = editor.Commit();
        };
    }
}
