namespace Microsoft.ML.Data;

/// <summary>Makes setters that write a row's values to the members of objects, without reflection or allocation per row but for new texts and arrays.</summary>
internal static class ObjectSetters
{
    /// <summary>Binds a class to the columns of a schema.</summary>
    /// <returns>The columns that the schema has, with the members they go to.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member cannot hold its column.</exception>
    public static (MemberColumn Member, DataViewSchema.Column Column)[] Bind(
        Type userType, DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition? definition)
    {
        var bound = new List<(MemberColumn, DataViewSchema.Column)>();
        foreach (var member in MemberColumn.Of(userType, definition, SchemaDefinition.Direction.Write))
        {
            if (schema.GetColumnOrNull(member.Column.Name) is not { } column)
            {
                if (ignoreMissingColumns)
                {
                    continue;
                }
                throw SchemaMismatch.Missing("Schema", "output", member.Column.Name);
            }
            if (!member.Fits(column.Type))
            {
                throw new InvalidOperationException(
                    $"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property '{member.MemberName}' of type '{member.MemberType.FullName}'.");
            }
            bound.Add((member, column));
        }
        return [.. bound];
    }

    /// <summary>A setter for each bound column, reading the row wherever it stands.</summary>
    public static Action<TRow>[] Create<TRow>(IEnumerable<(MemberColumn Member, DataViewSchema.Column Column)> bound, DataViewRow row)
        where TRow : class
        => [.. bound.Select(b => Create<TRow>(b.Member, row, row.Schema[b.Column.Index]))];

    private static Action<TRow> Create<TRow>(MemberColumn member, DataViewRow row, DataViewSchema.Column column)
        where TRow : class
    {
        var type = member.MemberType;
        if (type == typeof(string))
        {
            return ToText(member.Writer<TRow, string>(), row.GetGetter<ReadOnlyMemory<char>>(column));
        }
        if (type == typeof(string[]))
        {
            return ToTexts(member.Reader<TRow, string[]?>(), member.Writer<TRow, string[]>(), row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column));
        }
        string method = type.IsArray ? nameof(ToArray) : column.Type is VectorDataViewType ? nameof(ToVector) : nameof(ToValue);
        return (Action<TRow>)Generic.Call(typeof(ObjectSetters), method, [typeof(TRow), column.Type.ItemType.RawType], member, row, column)!;
    }

    private static Action<TRow> ToText<TRow>(Action<TRow, string> write, ValueGetter<ReadOnlyMemory<char>> getter)
    {
        ReadOnlyMemory<char> value = default;
        return target =>
        {
            getter(ref value);
            write(target, value.ToString());
        };
    }

    private static Action<TRow> ToTexts<TRow>(Func<TRow, string[]?> read, Action<TRow, string[]> write, ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter)
    {
        VBuffer<ReadOnlyMemory<char>> value = default;
        return target =>
        {
            getter(ref value);
            var texts = read(target) is { } old && old.Length == value.Length ? old : new string[value.Length];
            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = value.GetItemOrDefault(i).ToString();
            }
            write(target, texts);
        };
    }

    private static Action<TRow> ToValue<TRow, T>(MemberColumn member, DataViewRow row, DataViewSchema.Column column)
    {
        var write = member.Writer<TRow, T>();
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return target =>
        {
            getter(ref value);
            write(target, value);
        };
    }

    /// <summary>The array that the object holds is used again if it has the right size.</summary>
    private static Action<TRow> ToArray<TRow, T>(MemberColumn member, DataViewRow row, DataViewSchema.Column column)
    {
        var read = member.Reader<TRow, T[]?>();
        var write = member.Writer<TRow, T[]>();
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return target =>
        {
            getter(ref value);
            var array = read(target) is { } old && old.Length == value.Length ? old : new T[value.Length];
            value.CopyTo(array);
            write(target, array);
        };
    }

    private static Action<TRow> ToVector<TRow, T>(MemberColumn member, DataViewRow row, DataViewSchema.Column column)
    {
        var read = member.Reader<TRow, VBuffer<T>>();
        var write = member.Writer<TRow, VBuffer<T>>();
        var getter = row.GetGetter<VBuffer<T>>(column);
        return target =>
        {
            var value = read(target);
            getter(ref value);
            write(target, value);
        };
    }
}
