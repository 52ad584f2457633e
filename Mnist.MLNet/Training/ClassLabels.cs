using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Training;

/// <summary>
/// The classes' own labels, in the order of the label column's keys and of the same type as its key values, so that mapping a prediction back gives what went in.
/// </summary>
internal sealed class ClassLabels
{
    private const string KeyValuesKind = "KeyValues";
    private const string SlotNamesKind = "SlotNames";

    // The types of key values that a model file can hold, by the name that it has there.
    private static readonly Dictionary<string, PrimitiveDataViewType> ItemTypes = new()
    {
        ["text"] = TextDataViewType.Instance,
        ["byte"] = NumberDataViewType.Byte,
        ["int32"] = NumberDataViewType.Int32,
        ["int64"] = NumberDataViewType.Int64,
        ["uint32"] = NumberDataViewType.UInt32,
        ["single"] = NumberDataViewType.Single,
        ["double"] = NumberDataViewType.Double,
    };

    private readonly Action<DataViewSchema.Annotations.Builder> _addKeyValues;

    private ClassLabels(string itemTypeName, IReadOnlyList<string> names)
    {
        ItemTypeName = itemTypeName;
        Names = names;
        _addKeyValues = itemTypeName switch
        {
            "text" => Adder(name => name.AsMemory()),
            "byte" => Adder(name => byte.Parse(name, CultureInfo.InvariantCulture)),
            "int32" => Adder(name => int.Parse(name, CultureInfo.InvariantCulture)),
            "int64" => Adder(name => long.Parse(name, CultureInfo.InvariantCulture)),
            "uint32" => Adder(name => uint.Parse(name, CultureInfo.InvariantCulture)),
            "single" => Adder(name => float.Parse(name, CultureInfo.InvariantCulture)),
            "double" => Adder(name => double.Parse(name, CultureInfo.InvariantCulture)),
            _ => throw new InvalidDataException($"Class labels of type '{itemTypeName}' are unknown; the types are {string.Join(", ", ItemTypes.Keys)}."),
        };
    }

    /// <summary>The labels as text, class 0 first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The name of the labels' own type, as model files write it.</summary>
    public string ItemTypeName { get; }

    /// <summary>The number of classes.</summary>
    public int Count => Names.Count;

    /// <summary>Labels from their text.</summary>
    /// <exception cref="InvalidDataException">The type is unknown or a name is not of it.</exception>
    public static ClassLabels Parse(string itemTypeName, IReadOnlyList<string> names)
    {
        try
        {
            return new ClassLabels(itemTypeName, names);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new InvalidDataException($"Class labels of type '{itemTypeName}' have a value that is not one: {exception.Message}");
        }
    }

    /// <summary>The labels of a key column: its key values, or 0, 1, … where it has none.</summary>
    /// <exception cref="ArgumentException">The column is not a key of known count.</exception>
    public static ClassLabels Of(DataViewSchema.Column column)
    {
        if (column.Type is not KeyDataViewType key || key.RawType != typeof(uint) || key.Count == 0)
        {
            throw new ArgumentException(
                $"Column '{column.Name}' is {column.Type}; a label must be a key of known count: map it with ml.Transforms.Conversion.MapValueToKey first.");
        }

        // Not HasKeyValues(), which sees values of type text only.
        if (column.Annotations.Schema.GetColumnOrNull(KeyValuesKind)?.Type is VectorDataViewType { ItemType: var itemType })
        {
            foreach (var (name, known) in ItemTypes)
            {
                if (known.Equals(itemType))
                {
                    return new ClassLabels(name, KeyValueTexts(column, name));
                }
            }
        }

        return new ClassLabels("text", [.. Enumerable.Range(0, checked((int)key.Count)).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Adds the labels as the key values of a key column.</summary>
    public void AddKeyValues(DataViewSchema.Annotations.Builder annotations) => _addKeyValues(annotations);

    /// <summary>Adds the labels as the slot names of a vector column.</summary>
    public void AddSlotNames(DataViewSchema.Annotations.Builder annotations) =>
        Add(annotations, SlotNamesKind, TextDataViewType.Instance, [.. Names.Select(name => name.AsMemory())]);

    private static string[] KeyValueTexts(DataViewSchema.Column column, string itemTypeName) => itemTypeName switch
    {
        "text" => Texts<ReadOnlyMemory<char>>(column),
        "byte" => Texts<byte>(column),
        "int32" => Texts<int>(column),
        "int64" => Texts<long>(column),
        "uint32" => Texts<uint>(column),
        "single" => Texts<float>(column),
        _ => Texts<double>(column),
    };

    private static string[] Texts<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(value => Convert.ToString((object?)value is ReadOnlyMemory<char> text ? text.ToString() : value, CultureInfo.InvariantCulture) ?? "")];
    }

    private Action<DataViewSchema.Annotations.Builder> Adder<T>(Func<string, T> parse)
    {
        T[] values = [.. Names.Select(parse)];
        var itemType = ItemTypes[ItemTypeName];
        return annotations => Add(annotations, KeyValuesKind, itemType, values);
    }

    private static void Add<T>(DataViewSchema.Annotations.Builder annotations, string kind, PrimitiveDataViewType itemType, T[] values)
    {
        var buffer = new VBuffer<T>(values.Length, values);
        annotations.Add(kind, new VectorDataViewType(itemType, values.Length), (ref VBuffer<T> value) => buffer.CopyTo(ref value));
    }
}
