using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Whole = Microsoft.ML.SearchSpace.SearchSpace;

namespace Microsoft.ML.SearchSpace.Option;

/// <summary>Options by name, as an option. It has the name of <see cref="Whole"/>, so that code which uses both namespaces needs an alias for that.</summary>
public sealed class SearchSpace : OptionBase, IDictionary<string, OptionBase>
{
    private readonly Whole _options = new();

    /// <summary>Makes a search space without options.</summary>
    public SearchSpace()
    {
    }

    /// <inheritdoc/>
    public override double[] Default => _options.Default;

    /// <inheritdoc/>
    public override int FeatureSpaceDim => _options.FeatureSpaceDim;

    /// <inheritdoc/>
    public override int?[] Step => _options.Step;

    /// <summary>The names of the options.</summary>
    public ICollection<string> Keys => _options.Keys;

    /// <summary>The options.</summary>
    public ICollection<OptionBase> Values => _options.Values;

    /// <summary>How many options there are.</summary>
    public int Count => _options.Count;

    /// <summary>Whether the options are fixed: never.</summary>
    public bool IsReadOnly => _options.IsReadOnly;

    /// <summary>An option.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public OptionBase this[string key]
    {
        get => _options[key];
        set => _options[key] = value;
    }

    /// <inheritdoc/>
    public override Parameter SampleFromFeatureSpace(double[] values) => _options.SampleFromFeatureSpace(values);

    /// <inheritdoc/>
    public override double[] MappingToFeatureSpace(Parameter parameter) => _options.MappingToFeatureSpace(parameter);

    /// <summary>Adds an option.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(string key, OptionBase value) => _options.Add(key, value);

    /// <summary>Adds an option.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(KeyValuePair<string, OptionBase> item) => _options.Add(item);

    /// <summary>Removes all options.</summary>
    public void Clear() => _options.Clear();

    /// <summary>Whether there is this option of this name.</summary>
    public bool Contains(KeyValuePair<string, OptionBase> item) => _options.Contains(item);

    /// <summary>Whether there is an option of this name.</summary>
    public bool ContainsKey(string key) => _options.ContainsKey(key);

    /// <summary>Copies the options.</summary>
    public void CopyTo(KeyValuePair<string, OptionBase>[] array, int arrayIndex) => _options.CopyTo(array, arrayIndex);

    /// <summary>The options by name.</summary>
    public IEnumerator<KeyValuePair<string, OptionBase>> GetEnumerator() => _options.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Removes an option.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => _options.Remove(key);

    /// <summary>Removes an option if it is this one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(KeyValuePair<string, OptionBase> item) => _options.Remove(item);

    /// <summary>Finds an option.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out OptionBase value) => _options.TryGetValue(key, out value);
}
