using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.SearchSpace.Option;

namespace Microsoft.ML.SearchSpace;

/// <summary>Options by name, among them other search spaces. Its coordinates are those of its options, in the order of their names.</summary>
public class SearchSpace : OptionBase, IDictionary<string, OptionBase>
{
    private readonly Dictionary<string, OptionBase> _options;
    private readonly Parameter? _fixed;

    /// <summary>Makes a search space without options.</summary>
    public SearchSpace() => _options = [];

    /// <summary>Makes the search space of a class, from the attributes of its properties and fields.</summary>
    /// <param name="typeInfo">The class.</param>
    /// <param name="defaultOption">Values of what is not searched; null for none.</param>
    /// <exception cref="ArgumentException">An attribute does not fit its property or field.</exception>
    protected SearchSpace(Type typeInfo, Parameter? defaultOption = null)
    {
        _options = new(OptionAttributes.Read(typeInfo));
        _fixed = defaultOption;
    }

    /// <inheritdoc/>
    public override double[] Default => [.. InOrder.SelectMany(o => o.Value.Default ?? new double[o.Value.FeatureSpaceDim])];

    /// <inheritdoc/>
    public override int FeatureSpaceDim => _options.Values.Sum(o => o.FeatureSpaceDim);

    /// <inheritdoc/>
    public override int?[] Step => [.. InOrder.SelectMany(o => o.Value.Step)];

    /// <summary>The names of the options.</summary>
    public ICollection<string> Keys => _options.Keys;

    /// <summary>The options.</summary>
    public ICollection<OptionBase> Values => _options.Values;

    /// <summary>How many options there are.</summary>
    public int Count => _options.Count;

    /// <summary>Whether the options are fixed: never.</summary>
    public bool IsReadOnly => ((ICollection<KeyValuePair<string, OptionBase>>)_options).IsReadOnly;

    // Ordinal, so that the coordinates mean the same under every culture.
    private IEnumerable<KeyValuePair<string, OptionBase>> InOrder => _options.OrderBy(o => o.Key, StringComparer.Ordinal);

    /// <summary>An option.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public OptionBase this[string key]
    {
        get => _options[key];
        set => _options[key] = value;
    }

    /// <inheritdoc/>
    public override Parameter SampleFromFeatureSpace(double[] feature)
    {
        RequireCoordinates(feature);
        var sample = Parameter.CreateNestedParameter();
        int start = 0;
        foreach (var (name, option) in InOrder)
        {
            int end = start + option.FeatureSpaceDim;
            sample[name] = option.SampleFromFeatureSpace(feature[start..end]);
            start = end;
        }

        return _fixed?.With(sample) ?? sample;
    }

    /// <inheritdoc/>
    public override double[] MappingToFeatureSpace(Parameter parameter) => [.. InOrder.SelectMany(o => o.Value.MappingToFeatureSpace(parameter[o.Key]))];

    /// <summary>Adds an option.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(string key, OptionBase value) => _options.Add(key, value);

    /// <summary>Adds an option.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(KeyValuePair<string, OptionBase> item) => _options.Add(item.Key, item.Value);

    /// <summary>Removes all options.</summary>
    public void Clear() => _options.Clear();

    /// <summary>Whether there is this option of this name.</summary>
    public bool Contains(KeyValuePair<string, OptionBase> item) => _options.Contains(item);

    /// <summary>Whether there is an option of this name.</summary>
    public bool ContainsKey(string key) => _options.ContainsKey(key);

    /// <summary>Copies the options.</summary>
    public void CopyTo(KeyValuePair<string, OptionBase>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, OptionBase>>)_options).CopyTo(array, arrayIndex);

    /// <summary>The options by name.</summary>
    public IEnumerator<KeyValuePair<string, OptionBase>> GetEnumerator() => _options.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _options.GetEnumerator();

    /// <summary>Removes an option.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => _options.Remove(key);

    /// <summary>Removes an option if it is this one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(KeyValuePair<string, OptionBase> item) => ((ICollection<KeyValuePair<string, OptionBase>>)_options).Remove(item);

    /// <summary>Finds an option.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out OptionBase value) => _options.TryGetValue(key, out value);
}
