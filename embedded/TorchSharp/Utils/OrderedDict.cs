using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps its entries in the order in which they were added.</summary>
internal class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly List<(TKey Key, TValue Value)> _entries = [];
    private readonly Dictionary<TKey, int> _places = [];

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether entries cannot be changed: never.</summary>
    public bool IsReadOnly => false;

    /// <summary>The keys in order.</summary>
    public ICollection<TKey> Keys => _entries.ConvertAll(entry => entry.Key);

    /// <summary>The values in order.</summary>
    public ICollection<TValue> Values => _entries.ConvertAll(entry => entry.Value);

    /// <summary>The value of a key; setting adds what is not there.</summary>
    public TValue this[TKey key]
    {
        get => _entries[_places[key]].Value;
        set
        {
            if (_places.TryGetValue(key, out int place))
            {
                _entries[place] = (key, value);
            }
            else
            {
                Add(key, value);
            }
        }
    }

    /// <summary>The entry at a place.</summary>
    public (TKey, TValue) this[int index]
    {
        get => _entries[index];
        set
        {
            _places.Remove(_entries[index].Key);
            _places[value.Item1] = index;
            _entries[index] = value;
        }
    }

    /// <summary>Removes all entries.</summary>
    public void clear() => Clear();

    /// <summary>The entries in order.</summary>
    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    /// <summary>The keys in order.</summary>
    public IEnumerable<TKey> keys() => Keys;

    /// <summary>The values in order.</summary>
    public IEnumerable<TValue> values() => Values;

    /// <summary>Adds an entry at the end; its key must be new.</summary>
    public void Add(TKey key, TValue value)
    {
        _places.Add(key, _entries.Count);
        _entries.Add((key, value));
    }

    /// <summary>Adds an entry at the end; its key must be new.</summary>
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    /// <summary>Adds an entry at the end; its key must be new.</summary>
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _entries.Clear();
        _places.Clear();
    }

    /// <summary>Whether a key is there.</summary>
    public bool ContainsKey(TKey key) => _places.ContainsKey(key);

    /// <summary>Whether an entry is there.</summary>
    public bool Contains((TKey, TValue) item) => _entries.Contains(item);

    /// <summary>Whether an entry is there.</summary>
    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    /// <summary>Copies the entries to an array.</summary>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    /// <summary>Copies the entries to an array.</summary>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach ((TKey key, TValue value) in _entries)
        {
            array[arrayIndex++] = new KeyValuePair<TKey, TValue>(key, value);
        }
    }

    /// <summary>The place of an entry, or −1.</summary>
    public int IndexOf((TKey, TValue) item) => _entries.IndexOf(item);

    /// <summary>Puts an entry at a place.</summary>
    public void Insert(int index, (TKey, TValue) item)
    {
        _entries.Insert(index, item);
        Number();
    }

    /// <summary>Removes the entry at a place.</summary>
    public void RemoveAt(int index)
    {
        _entries.RemoveAt(index);
        Number();
    }

    /// <summary>Removes the entry of a key.</summary>
    public bool Remove(TKey key)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            return false;
        }

        RemoveAt(place);
        return true;
    }

    /// <summary>Removes an entry.</summary>
    public bool Remove((TKey, TValue) item) => _entries.Contains(item) && Remove(item.Item1);

    /// <summary>Removes an entry.</summary>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    /// <summary>The value of a key, where it is there.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        bool found = _places.TryGetValue(key, out int place);
        value = found ? _entries[place].Value : default;
        return found;
    }

    /// <summary>The entries in order.</summary>
    public IEnumerator<(TKey, TValue)> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
    {
        foreach ((TKey key, TValue value) in _entries)
        {
            yield return new KeyValuePair<TKey, TValue>(key, value);
        }
    }

    private void Number()
    {
        _places.Clear();
        for (int i = 0; i < _entries.Count; i++)
        {
            _places.Add(_entries[i].Key, i);
        }
    }
}
