namespace Microsoft.ML.Data;

/// <summary>Makes getters that read the members of objects, without reflection or allocation per row.</summary>
internal static class ObjectGetters
{
    /// <summary>A getter of a column for whichever object stands in the slot.</summary>
    public static Delegate Create<TRow>(MemberColumn column, ObjectSlot<TRow> slot)
        where TRow : class
    {
        var type = column.MemberType;
        if (type == typeof(string))
        {
            return OfText(column.Reader<TRow, string?>(), slot);
        }
        if (type == typeof(string[]))
        {
            return OfTexts(column.Reader<TRow, string?[]?>(), slot);
        }
        string method = type.IsArray ? nameof(OfArray) : column.Column.Type is VectorDataViewType ? nameof(OfVector) : column.Column.Type is KeyDataViewType ? nameof(OfKey) : nameof(OfValue);
        return (Delegate)Generic.Call(typeof(ObjectGetters), method, [typeof(TRow), column.Column.Type.ItemType.RawType], column, slot)!;
    }

    private static ValueGetter<ReadOnlyMemory<char>> OfText<TRow>(Func<TRow, string?> read, ObjectSlot<TRow> slot)
        where TRow : class
        => (ref ReadOnlyMemory<char> value) => value = read(slot.Current).AsMemory();

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> OfTexts<TRow>(Func<TRow, string?[]?> read, ObjectSlot<TRow> slot)
        where TRow : class
        => (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var texts = read(slot.Current) ?? [];
            var editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
            {
                editor.Values[i] = texts[i].AsMemory();
            }
            value = editor.Commit();
        };

    private static ValueGetter<T> OfValue<TRow, T>(MemberColumn column, ObjectSlot<TRow> slot)
        where TRow : class
    {
        var read = column.Reader<TRow, T>();
        return (ref T value) => value = read(slot.Current);
    }

    /// <summary>Objects hold keys from 0 on; views hold them from 1 on, with 0 for what is out of range.</summary>
    private static ValueGetter<T> OfKey<TRow, T>(MemberColumn column, ObjectSlot<TRow> slot)
        where TRow : class
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var read = column.Reader<TRow, T>();
        ulong count = ((KeyDataViewType)column.Column.Type).Count;
        return (ref T value) =>
        {
            var key = read(slot.Current);
            value = ulong.CreateTruncating(key) < count ? key + T.One : T.Zero;
        };
    }

    private static ValueGetter<VBuffer<T>> OfArray<TRow, T>(MemberColumn column, ObjectSlot<TRow> slot)
        where TRow : class
    {
        var read = column.Reader<TRow, T[]?>();
        return (ref VBuffer<T> value) =>
        {
            var array = read(slot.Current);
            VBuffer<T>.Copy(array, 0, ref value, array?.Length ?? 0);
        };
    }

    private static ValueGetter<VBuffer<T>> OfVector<TRow, T>(MemberColumn column, ObjectSlot<TRow> slot)
        where TRow : class
    {
        var read = column.Reader<TRow, VBuffer<T>>();
        return (ref VBuffer<T> value) => read(slot.Current).CopyTo(ref value);
    }
}
