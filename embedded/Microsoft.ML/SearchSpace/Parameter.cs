using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.SearchSpace;

/// <summary>A value that a tuner proposes: a number, a text, a switch, a list, or parameters by name, nested as deep as the search space is.</summary>
[JsonConverter(typeof(ParameterConverter))]
public sealed class Parameter : IDictionary<string, Parameter>, IEquatable<Parameter>, IEqualityComparer<Parameter>
{
    private static readonly JsonSerializerOptions Conversion = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private Parameter(object value, ParameterType type)
    {
        Value = value;
        ParameterType = type;
    }

    internal object Value { get; }

    /// <summary>What it holds.</summary>
    public ParameterType ParameterType { get; }

    /// <summary>How many parameters it holds; 1 for anything but an object.</summary>
    public int Count => Value is Dictionary<string, Parameter> members ? members.Count : 1;

    /// <summary>Whether its members are fixed: never.</summary>
    public bool IsReadOnly => ((ICollection<KeyValuePair<string, Parameter>>)Members).IsReadOnly;

    /// <summary>The names of its members, in the order in which they were added.</summary>
    /// <exception cref="InvalidOperationException">It is no object.</exception>
    public ICollection<string> Keys => Members.Keys;

    ICollection<Parameter> IDictionary<string, Parameter>.Values => Members.Values;

    private Dictionary<string, Parameter> Members =>
        Value as Dictionary<string, Parameter> ?? throw new InvalidOperationException($"The parameter is no object but {ParameterType}: {this}");

    /// <summary>A member.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="InvalidOperationException">It is no object.</exception>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public Parameter this[string key]
    {
        get => Members[key];
        set => Members[key] = value;
    }

    /// <summary>A number.</summary>
    public static Parameter FromDouble(double value) => new(value, ParameterType.Number);

    /// <summary>A number of single precision.</summary>
    public static Parameter FromFloat(float value) => new(value, ParameterType.Number);

    /// <summary>A whole number of 64 bits.</summary>
    public static Parameter FromLong(long value) => new(value, ParameterType.Integer);

    /// <summary>A whole number.</summary>
    public static Parameter FromInt(int value) => new(value, ParameterType.Integer);

    /// <summary>A text.</summary>
    public static Parameter FromString(string value) => new(value, ParameterType.String);

    /// <summary>A switch.</summary>
    public static Parameter FromBool(bool value) => new(value, ParameterType.Bool);

    /// <summary>A value of an enumeration, kept by its name.</summary>
    public static Parameter FromEnum<T>(T value)
        where T : struct, Enum => FromString(value.ToString());

    /// <summary>A list of values.</summary>
    public static Parameter FromIEnumerable<T>(IEnumerable<T> values) => new(values, ParameterType.Array);

    /// <summary>A value of any kind; of an object, every property that can be read and written and is not null.</summary>
    public static Parameter FromObject<T>(T value)
        where T : class => From(value);

    /// <summary>An object with the given members.</summary>
    public static Parameter CreateNestedParameter(params KeyValuePair<string, Parameter>[] parameters) =>
        new(new Dictionary<string, Parameter>(parameters), ParameterType.Object);

    /// <summary>The value as another type: itself if it is of that type, else by way of JSON, in which enumerations go by name.</summary>
    /// <exception cref="JsonException">The value has no counterpart of that type.</exception>
    public T AsType<T>() => Value is T value ? value : JsonSerializer.SerializeToElement(Value, Conversion).Deserialize<T>(Conversion)!;

    /// <summary>Adds a member.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(string key, Parameter value) => Members.Add(key, value);

    /// <summary>Adds a member.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(KeyValuePair<string, Parameter> item) => Members.Add(item.Key, item.Value);

    /// <summary>Removes all members.</summary>
    public void Clear() => Members.Clear();

    /// <summary>Whether it has this member with this value.</summary>
    public bool Contains(KeyValuePair<string, Parameter> item) => Members.Contains(item);

    /// <summary>Whether it has a member of this name.</summary>
    public bool ContainsKey(string key) => Members.ContainsKey(key);

    /// <summary>Copies the members.</summary>
    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, Parameter>>)Members).CopyTo(array, arrayIndex);

    /// <summary>Removes a member.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => Members.Remove(key);

    /// <summary>Removes a member if it has this value.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(KeyValuePair<string, Parameter> item) => ((ICollection<KeyValuePair<string, Parameter>>)Members).Remove(item);

    /// <summary>Finds a member.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => Members.TryGetValue(key, out value);

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => Members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Members.GetEnumerator();

    /// <summary>Whether both say the same in JSON; members count in their order.</summary>
    public bool Equals(Parameter? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <summary>Whether both say the same in JSON.</summary>
    public bool Equals(Parameter? x, Parameter? y) => x is null ? y is null : x.Equals(y);

    /// <summary>A hash of its JSON.</summary>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>A hash of a parameter's JSON.</summary>
    public int GetHashCode(Parameter obj) => obj.GetHashCode();

    /// <summary>The parameter as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>This object with the members of another in place of its own, at every depth.</summary>
    internal Parameter With(Parameter other)
    {
        if (ParameterType != ParameterType.Object || other.ParameterType != ParameterType.Object)
        {
            return other;
        }

        var merged = CreateNestedParameter([.. Members]);
        foreach (var (name, value) in other.Members)
        {
            merged[name] = Members.TryGetValue(name, out var own) ? own.With(value) : value;
        }

        return merged;
    }

    private static Parameter From(object value) => value switch
    {
        int number => FromInt(number),
        short number => FromInt(number),
        long number => FromLong(number),
        double number => FromDouble(number),
        float number => FromFloat(number),
        string text => FromString(text),
        char letter => FromString(letter.ToString()),
        bool set => FromBool(set),
        IEnumerable values => new(values, ParameterType.Array),
        Enum name => FromString(name.ToString()),
        _ => FromProperties(value),
    };

    private static Parameter FromProperties(object value)
    {
        var parameter = CreateNestedParameter();
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.CanWrite))
        {
            if (property.GetValue(value) is { } member && From(member) is { Count: > 0 } held)
            {
                parameter[property.Name] = held;
            }
        }

        return parameter;
    }
}
