namespace TorchSharp;

/// <summary>The dispose scopes of a thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThread;

    private readonly Stack<IDisposable?[]> _spareItems = new();

    /// <summary>Counts of what this thread made and disposed.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.ThreadStatistics;

    internal static DisposeScopeManager OfThread => _ofThread ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();

    internal LifetimeStatistics Tensors => ThreadStatistics.TensorStatistics;

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal DisposeScope NewDisposeScope()
    {
        CurrentDisposeScope = new DisposeScope(this);
        return CurrentDisposeScope;
    }

    internal void Register(torch.Tensor tensor)
    {
        if (CurrentDisposeScope is { } scope)
        {
            Tensors.CreatedInScopeCount++;
            scope.Add(tensor);
        }
        else
        {
            Tensors.CreatedOutsideScopeCount++;
        }
    }

    internal void RemoveDisposeScope(DisposeScope ended)
    {
        if (CurrentDisposeScope == ended)
        {
            CurrentDisposeScope = ended.OuterScope;
            return;
        }

        for (DisposeScope? scope = CurrentDisposeScope; scope is not null; scope = scope.OuterScope)
        {
            if (scope.OuterScope == ended)
            {
                scope.OuterScope = ended.OuterScope;
                return;
            }
        }
    }

    internal IDisposable?[] RentItems() => _spareItems.TryPop(out IDisposable?[]? items) ? items : new IDisposable?[64];

    internal void ReturnItems(IDisposable?[] items) => _spareItems.Push(items);
}
