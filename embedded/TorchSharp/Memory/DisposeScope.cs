using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Disposes, at its end, the tensors that its thread made while it was the innermost scope, save those that were moved out of it.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;
    private IDisposable?[] _items;
    private int _count;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        _items = manager.RentItems();
        OuterScope = manager.CurrentDisposeScope;
    }

    /// <summary>What the scope will dispose.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            Check();
            return _items[.._count]!;
        }
    }

    /// <summary>How much the scope will dispose.</summary>
    public int DisposablesCount
    {
        get
        {
            Check();
            return _count;
        }
    }

    internal DisposeScope? OuterScope { get; set; }

    /// <summary>Moves an object to the next outer scope, or out of all where there is none.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
        => MoveToOther(OuterScope, disposable);

    /// <summary>Moves two objects to the next outer scope.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
        => MoveToOther(OuterScope, first, second);

    /// <summary>Moves three objects to the next outer scope.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
        => MoveToOther(OuterScope, first, second, third);

    /// <summary>Moves objects to the next outer scope.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves objects to the next outer scope.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Moves an object to another scope, or out of all where that is null.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        Check();
        Move(scope, disposable);
        return disposable;
    }

    /// <summary>Moves two objects to another scope.</summary>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
        => (MoveToOther(scope, first), MoveToOther(scope, second));

    /// <summary>Moves three objects to another scope.</summary>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
        => (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    /// <summary>Moves objects to another scope.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves objects to another scope.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        Check();
        foreach (IDisposable disposable in disposables)
        {
            Move(scope, disposable);
        }
    }

    /// <summary>Takes an object out of all scopes; its owner disposes it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
        => MoveToOther(null, disposable);

    /// <summary>Takes two objects out of all scopes.</summary>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
        => MoveToOther(null, first, second);

    /// <summary>Takes three objects out of all scopes.</summary>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
        => MoveToOther(null, first, second, third);

    /// <summary>Takes objects out of all scopes.</summary>
    public void Detach(params IDisposable[] disposables) => MoveToOther(null, (IEnumerable<IDisposable>)disposables);

    /// <summary>Takes objects out of all scopes.</summary>
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    /// <summary>Has this scope dispose a tensor.</summary>
    public void Attach(IDisposable disposable)
    {
        Check();
        Tensor tensor = AsTensor(disposable);
        if (tensor.Body.Scope != this)
        {
            tensor.Body.Scope?.Remove(tensor);
            Add(tensor);
            _manager!.Tensors.AttachedToScopeCount++;
        }
    }

    /// <summary>Has this scope dispose tensors.</summary>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Has this scope dispose tensors.</summary>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var attached = new List<IDisposable>();
        foreach (IDisposable disposable in disposables)
        {
            Attach(disposable);
            attached.Add(disposable);
        }

        return attached;
    }

    /// <summary>Disposes all that the scope holds; the scope goes on.</summary>
    public void DisposeEverything()
    {
        Check();
        while (_count > 0)
        {
            _items[_count - 1]!.Dispose();
        }
    }

    /// <summary>Disposes all that the scope holds but some.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        Check();
        var keep = inKeep.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (IDisposable item in DisposablesView)
        {
            if (!keep.Contains(item))
            {
                item.Dispose();
            }
        }
    }

    /// <summary>Disposes all that the scope holds but some.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes all that the scope holds but one.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <summary>Disposes all that the scope holds but two.</summary>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Disposes all that the scope holds but three.</summary>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Ends the scope and disposes all that it holds.</summary>
    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        DisposeEverything();
        _manager.RemoveDisposeScope(this);
        _manager.ReturnItems(_items);
        _items = [];
        _manager = null;
    }

    /// <summary>Takes an object out of the scope because it was disposed otherwise.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Check();
        if (Contains(disposable))
        {
            Remove((Tensor)disposable);
        }
    }

    /// <summary>Whether the scope will dispose an object.</summary>
    public bool Contains(IDisposable disposable) => disposable is Tensor { IsInvalid: false } tensor && tensor.Body.Scope == this;

    internal void Add(Tensor tensor)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, 2 * _count));
        }

        tensor.Body.Scope = this;
        tensor.Body.ScopeSlot = _count;
        _items[_count++] = tensor;
    }

    internal void Remove(Tensor tensor, bool disposed = false)
    {
        int slot = tensor.Body.ScopeSlot;
        Tensor last = (Tensor)_items[--_count]!;
        _items[slot] = last;
        last.Body.ScopeSlot = slot;
        _items[_count] = null;
        tensor.Body.Scope = null;
        if (disposed && _manager is not null)
        {
            _manager.Tensors.DisposedInScopeCount++;
        }
    }

    /// <summary>Has the scope hold another handle in place of one whose body it took over.</summary>
    internal void Replace(Tensor tensor) => _items[tensor.Body.ScopeSlot] = tensor;

    private static Tensor AsTensor(IDisposable disposable)
        => disposable as Tensor ?? throw new InvalidOperationException($"A dispose scope holds tensors; found {disposable?.GetType().Name ?? "null"}.");

    private void Move(DisposeScope? scope, IDisposable disposable)
    {
        if (!Contains(disposable))
        {
            return;
        }

        var tensor = (Tensor)disposable;
        Remove(tensor);
        if (scope is null)
        {
            _manager!.Tensors.DetachedFromScopeCount++;
        }
        else
        {
            scope.Add(tensor);
        }
    }

    private void Check() => ObjectDisposedException.ThrowIf(_manager is null, this);
}
