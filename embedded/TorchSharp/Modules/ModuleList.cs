using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules, registered under "0", "1", …. The owner calls them as it likes.</summary>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _modules = [];
    private bool _registered;

    /// <summary>A list of modules.</summary>
    public ModuleList(params T[] modules)
        : base(nameof(ModuleList<T>))
        => _modules.AddRange(modules);

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>Whether the list can no longer be changed, as once it is registered.</summary>
    public bool IsReadOnly => _registered;

    /// <summary>The module at a place.</summary>
    public T this[int index]
    {
        get => _modules[index];
        set
        {
            Check();
            _modules[index] = value;
        }
    }

    /// <summary>Adds a module.</summary>
    public void Add(T item)
    {
        if (_registered)
        {
            register_module(_modules.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), item);
        }

        _modules.Add(item);
    }

    /// <summary>Adds modules.</summary>
    public void append(params T[] parameters) => extend(parameters);

    /// <summary>Adds modules.</summary>
    public void extend(IEnumerable<T> modules)
    {
        foreach (T module in modules)
        {
            Add(module);
        }
    }

    /// <summary>Removes all modules.</summary>
    public void Clear()
    {
        _modules.Clear();
        ClearModules();
    }

    /// <summary>Whether a module is in the list.</summary>
    public bool Contains(T item) => _modules.Contains(item);

    /// <summary>Copies the modules to an array.</summary>
    public void CopyTo(T[] array, int arrayIndex) => _modules.CopyTo(array, arrayIndex);

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The place of a module, or −1.</summary>
    public int IndexOf(T item) => _modules.IndexOf(item);

    /// <summary>Puts a module at a place.</summary>
    public void Insert(int index, T item)
    {
        Check();
        _modules.Insert(index, item);
    }

    /// <summary>Removes a module.</summary>
    public bool Remove(T item)
    {
        Check();
        return _modules.Remove(item);
    }

    /// <summary>Removes the module at a place.</summary>
    public void RemoveAt(int index)
    {
        Check();
        _modules.RemoveAt(index);
    }

    /// <summary>Registers the modules under their places' numbers.</summary>
    protected override void RegisterComponents()
    {
        if (_registered)
        {
            return;
        }

        for (int i = 0; i < _modules.Count; i++)
        {
            register_module(i.ToString(System.Globalization.CultureInfo.InvariantCulture), _modules[i]);
        }

        _registered = true;
    }

    private void Check()
    {
        if (_registered)
        {
            throw new InvalidOperationException("ModuleList: the list is part of a module already; its modules can no longer be moved or removed.");
        }
    }
}
