using System.Globalization;
using Microsoft.ML.Model;

namespace Microsoft.ML.Data;

/// <inheritdoc/>
internal sealed class Terms<T> : Terms
    where T : notnull
{
    private readonly Dictionary<T, uint> _keys;

    public Terms(T[] values)
    {
        Values = values;
        _keys = new(TextComparer.EqualityOf<T>());
        foreach (var value in values)
        {
            _keys.TryAdd(value, (uint)_keys.Count + 1);
        }
    }

    public T[] Values { get; }

    public override int Count => Values.Length;

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType ? VectorGetter(row.GetGetter<VBuffer<T>>(column)) : ScalarGetter(row.GetGetter<T>(column));

    public override void AddKeyValues(DataViewSchema.Annotations.Builder annotations, bool asText)
    {
        if (Values.Length == 0)
        {
            return;
        }
        if (ItemType is KeyDataViewType && SourceAnnotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType { ItemType: var item })
        {
            Generic.Call(typeof(Terms<T>), nameof(AddSourceValues), [item.RawType], this, annotations, item);
        }
        else if (asText && ItemType is not TextDataViewType)
        {
            Add(annotations, TextDataViewType.Instance, Array.ConvertAll(Values, v => Convert.ToString(v, CultureInfo.InvariantCulture).AsMemory()));
        }
        else
        {
            Add(annotations, ItemType, Values);
        }
    }

    public override void Write(ModelWriter writer)
    {
        // Of the source's annotations only the key values are ever used.
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(SourceAnnotations, kind => kind == AnnotationKinds.KeyValues);
        writer.WriteColumn(new("Values", ItemType, annotations.ToAnnotations()));
        writer.WriteValues(Values);
    }

    private static void AddSourceValues<TValue>(Terms<T> terms, DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType item)
    {
        VBuffer<TValue> source = default;
        terms.SourceAnnotations.GetValue(AnnotationKinds.KeyValues, ref source);
        Add(annotations, item, Array.ConvertAll(terms.Values, key => source.GetItemOrDefault(Convert.ToInt32(key, CultureInfo.InvariantCulture) - 1)));
    }

    private static void Add<TValue>(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType item, TValue[] values)
        => annotations.Add(
            AnnotationKinds.KeyValues,
            new VectorDataViewType(item, values.Length),
            (ref VBuffer<TValue> destination) => VBuffer<TValue>.Copy(values, 0, ref destination, values.Length));

    private ValueGetter<uint> ScalarGetter(ValueGetter<T> getter)
    {
        T value = default!;
        return (ref uint key) =>
        {
            getter(ref value);
            key = _keys.GetValueOrDefault(value);
        };
    }

    private ValueGetter<VBuffer<uint>> VectorGetter(ValueGetter<VBuffer<T>> getter)
    {
        VBuffer<T> vector = default;
        return (ref VBuffer<uint> keys) =>
        {
            getter(ref vector);
            var editor = VBufferEditor.Create(ref keys, vector.Length);
            editor.Values.Fill(_keys.GetValueOrDefault(default!));
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                editor.Values[vector.IsDense ? i : indices[i]] = _keys.GetValueOrDefault(values[i]);
            }
            keys = editor.Commit();
        };
    }
}
