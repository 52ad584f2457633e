using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Converts single values between types.</summary>
internal static class ValueConversion
{
    private delegate void Convert<TSource, TTarget>(in TSource source, ref TTarget target);

    /// <summary>The type that values of a type become, or null if there is no such conversion: integers keep their signedness, keys stay keys.</summary>
    public static PrimitiveDataViewType? TargetOrNull(DataViewType source, DataKind kind)
    {
        var target = DataViewTypes.Of(kind);
        if (source is KeyDataViewType key)
        {
            return KeyDataViewType.IsValidDataType(target.RawType)
                ? new KeyDataViewType(target.RawType, Math.Min(key.Count, KeyDataViewType.LargestCount(target.RawType))) : null;
        }
        return IsPossible(source, target) ? target : null;
    }

    public static Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column, PrimitiveDataViewType target)
    {
        var source = column.Type.ItemType;
        string method = source switch
        {
            _ when source.RawType == target.RawType => nameof(Same),
            TextDataViewType when target is BooleanDataViewType => nameof(TextToBoolean),
            TextDataViewType => nameof(TextToNumber),
            BooleanDataViewType when target is TextDataViewType => nameof(BooleanToText),
            BooleanDataViewType => nameof(BooleanToNumber),
            _ when target is TextDataViewType => nameof(NumberToText),
            _ when target is BooleanDataViewType => nameof(NumberToBoolean),
            _ => nameof(NumberToNumber),
        };
        Type[] types = method switch
        {
            nameof(NumberToNumber) => [source.RawType, target.RawType],
            nameof(TextToNumber) or nameof(BooleanToNumber) => [target.RawType],
            nameof(TextToBoolean) or nameof(BooleanToText) => [],
            _ => [source.RawType],
        };
        var convert = types.Length == 0
            ? (method == nameof(TextToBoolean) ? TextToBoolean() : BooleanToText())
            : (Delegate)Generic.Call(typeof(ValueConversion), method, types)!;
        string getter = column.Type is VectorDataViewType ? nameof(VectorGetter) : nameof(ScalarGetter);
        return (Delegate)Generic.Call(typeof(ValueConversion), getter, [source.RawType, target.RawType], row, column, convert)!;
    }

    public static bool IsPossible(DataViewType source, DataViewType target) => (source, target) switch
    {
        (TextDataViewType or NumberDataViewType or BooleanDataViewType, TextDataViewType or BooleanDataViewType) => true,
        (TextDataViewType, NumberDataViewType) => true,
        (BooleanDataViewType, NumberDataViewType) => !KeyDataViewType.IsValidDataType(target.RawType),
        (NumberDataViewType, NumberDataViewType) => IsReal(target) || (!IsReal(source) && KeyDataViewType.IsValidDataType(source.RawType) == KeyDataViewType.IsValidDataType(target.RawType)),
        (KeyDataViewType, NumberDataViewType) => KeyDataViewType.IsValidDataType(target.RawType),
        _ => source.Equals(target),
    };

    private static bool IsReal(DataViewType type) => type.RawType == typeof(float) || type.RawType == typeof(double);

    private static ValueGetter<TTarget> ScalarGetter<TSource, TTarget>(DataViewRow row, DataViewSchema.Column column, Convert<TSource, TTarget> convert)
    {
        var getter = row.GetGetter<TSource>(column);
        TSource value = default!;
        return (ref TTarget target) =>
        {
            getter(ref value);
            convert(in value, ref target);
        };
    }

    private static ValueGetter<VBuffer<TTarget>> VectorGetter<TSource, TTarget>(DataViewRow row, DataViewSchema.Column column, Convert<TSource, TTarget> convert)
    {
        var getter = row.GetGetter<VBuffer<TSource>>(column);
        VBuffer<TSource> vector = default;
        TTarget ofDefault = default!;
        convert(default!, ref ofDefault);
        bool keepsSparse = EqualityComparer<TTarget>.Default.Equals(ofDefault, default);
        return (ref VBuffer<TTarget> target) =>
        {
            getter(ref vector);
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            var editor = VBufferEditor.Create(ref target, vector.Length, keepsSparse ? values.Length : vector.Length);
            if (!keepsSparse && !vector.IsDense)
            {
                editor.Values.Fill(ofDefault);
            }
            for (int i = 0; i < values.Length; i++)
            {
                convert(in values[i], ref editor.Values[keepsSparse || vector.IsDense ? i : indices[i]]);
            }
            if (keepsSparse)
            {
                indices.CopyTo(editor.Indices);
            }
            target = editor.Commit();
        };
    }

    private static Convert<T, T> Same<T>() => (in source, ref target) => target = source;

    private static Convert<TSource, TTarget> NumberToNumber<TSource, TTarget>()
        where TSource : INumberBase<TSource>
        where TTarget : INumberBase<TTarget>
        => (in source, ref target) => target = TTarget.CreateTruncating(source);

    private static Convert<T, bool> NumberToBoolean<T>()
        where T : INumberBase<T>
        => (in source, ref target) => target = !T.IsZero(source);

    private static Convert<T, ReadOnlyMemory<char>> NumberToText<T>()
        where T : INumberBase<T>
        => (in source, ref target) => target = (T.IsNaN(source) ? "?" : source.ToString(typeof(T) == typeof(double) ? "G17" : null, CultureInfo.InvariantCulture)).AsMemory();

    private static Convert<bool, T> BooleanToNumber<T>()
        where T : INumberBase<T>
        => (in source, ref target) => target = source ? T.One : T.Zero;

    private static Convert<bool, ReadOnlyMemory<char>> BooleanToText() => (in source, ref target) => target = (source ? "1" : "0").AsMemory();

    /// <summary>What is no number becomes a missing value.</summary>
    private static Convert<ReadOnlyMemory<char>, T> TextToNumber<T>()
        where T : INumberBase<T>
        => (in source, ref target)
            => target = T.TryParse(source.Span.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : MissingValues.Of<T>();

    /// <summary>Words and signs for true; everything else is false.</summary>
    private static Convert<ReadOnlyMemory<char>, bool> TextToBoolean() => (in source, ref target) =>
    {
        var text = source.Span.Trim();
        target = text is "1" or "+" or "+1"
            || text.Equals("t", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase)
            || text.Equals("y", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase);
    };
}
