namespace TorchSharp.Engine;

/// <summary>
/// One operation in the autograd graph: where the gradients of its inputs go, the tensors that it saved, and how to go backward.
/// Nodes are counted by their users (the output and the operations that used it) and return to a pool.
/// </summary>
internal abstract class Node
{
    private static long _sequence;

    [ThreadStatic]
    private static Stack<Node>? _unused;

    [ThreadStatic]
    private static bool _isLettingGo;

    private Edge[] _edges = new Edge[2];
    private Saved[] _saved = new Saved[2];
    private int _edgeCount;
    private int _savedCount;
    private int _references;

    /// <summary>Grows with every node, so that an operation always has a higher number than those whose outputs it used.</summary>
    public long Sequence { get; private set; }

    /// <summary>The gradient of the output that has arrived so far in a backward pass.</summary>
    public TensorBody? Arrived { get; set; }

    /// <summary>The output, where its gradient is to be kept although it is no leaf.</summary>
    public TensorBody? Retainer { get; private set; }

    /// <summary>Whether the saved tensors were let go by a backward pass.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>The operation as errors name it.</summary>
    protected virtual string Name => GetType().Name;

    public void Retain() => Interlocked.Increment(ref _references);

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) > 0)
        {
            return;
        }

        Stack<Node> unused = _unused ??= new Stack<Node>();
        unused.Push(this);
        if (_isLettingGo)
        {
            return;
        }

        // Each node may set the next one free; a stack instead of recursion, since graphs can be long.
        _isLettingGo = true;
        try
        {
            while (unused.TryPop(out Node? node))
            {
                node.LetGo();
                node.Recycle();
            }
        }
        finally
        {
            _isLettingGo = false;
        }
    }

    /// <summary>Runs the operation backward, handing each input's gradient to the pass.</summary>
    public void Run(TensorBody gradient, BackwardPass pass)
    {
        if (IsSpent)
        {
            throw new InvalidOperationException("backward: the graph was already used by a backward pass and let go; pass retain_graph: true to the first one.");
        }

        for (int i = 0; i < _savedCount; i++)
        {
            if (_saved[i].Body is { } body && body.Storage.Version != _saved[i].Version)
            {
                throw new InvalidOperationException($"backward of {Name}: a tensor of shape {body.Sizes} that it needs was changed in place after it was used.");
            }
        }

        Backward(gradient, pass);
    }

    /// <summary>Lets the saved tensors and the path to the inputs go.</summary>
    public void Spend()
    {
        IsSpent = true;
        LetGo();
    }

    /// <summary>Whether anybody wants the gradient of an input.</summary>
    protected bool Wants(int input) => !_edges[input].IsEmpty;

    protected TensorBody SavedBody(int slot) => _saved[slot].Body!;

    protected TensorBody? SavedBodyOrNull(int slot) => _saved[slot].Body;

    /// <summary>Hands over an input's gradient, and the caller's hold on it.</summary>
    protected void Deliver(int input, TensorBody gradient, BackwardPass pass) => pass.Deliver(_edges[input], gradient);

    protected abstract void Backward(TensorBody gradient, BackwardPass pass);

    protected abstract void Recycle();

    /// <summary>Begins a life: the caller holds the node.</summary>
    internal void Begin()
    {
        _references = 1;
        IsSpent = false;
        Sequence = Interlocked.Increment(ref _sequence);
    }

    /// <summary>Adds an input; its gradient will be asked for only where it tracks gradients.</summary>
    internal void Connect(TensorBody input)
    {
        if (_edgeCount == _edges.Length)
        {
            Array.Resize(ref _edges, 2 * _edgeCount);
        }

        _edges[_edgeCount++] = Edge.To(input);
    }

    /// <summary>Adds an input that no gradient flows to.</summary>
    internal void ConnectNothing()
    {
        if (_edgeCount == _edges.Length)
        {
            Array.Resize(ref _edges, 2 * _edgeCount);
        }

        _edges[_edgeCount++] = default;
    }

    /// <summary>Keeps a tensor for the way back.</summary>
    internal void Save(TensorBody? body)
    {
        if (_savedCount == _saved.Length)
        {
            Array.Resize(ref _saved, 2 * _savedCount);
        }

        _saved[_savedCount++] = body is null ? default : new Saved(body.Retain(), body.Storage.Version);
    }

    /// <summary>Has the output's gradient kept by the next backward pass.</summary>
    public void RetainGradientOf(TensorBody output) => Retainer ??= output.Retain();

    private void LetGo()
    {
        TensorBody? retainer = Retainer;
        Retainer = null;
        retainer?.Release();
        for (int i = 0; i < _savedCount; i++)
        {
            TensorBody? body = _saved[i].Body;
            _saved[i] = default;
            body?.Release();
        }

        _savedCount = 0;
        for (int i = 0; i < _edgeCount; i++)
        {
            Edge edge = _edges[i];
            _edges[i] = default;
            edge.Release();
        }

        _edgeCount = 0;
    }

    private readonly record struct Saved(TensorBody? Body, int Version);
}

/// <summary>A node with its own pool.</summary>
internal abstract class Node<TSelf> : Node
    where TSelf : Node<TSelf>, new()
{
    private static readonly Pool<TSelf> Pool = new();

    /// <summary>A node for an operation on these inputs, or null where nobody will want a gradient.</summary>
    public static TSelf? For(TensorBody first, TensorBody? second = null, TensorBody? third = null)
    {
        if (!GradientMode.IsEnabled || !(first.TracksGradient || second is { TracksGradient: true } || third is { TracksGradient: true }))
        {
            return null;
        }

        TSelf node = Begin(Pool);
        node.Connect(first);
        if (second is not null)
        {
            node.Connect(second);
        }
        else if (third is not null)
        {
            node.ConnectNothing();
        }

        if (third is not null)
        {
            node.Connect(third);
        }

        return node;
    }

    /// <summary>A node for an operation on any number of inputs, or null where nobody will want a gradient.</summary>
    public static TSelf? For(ReadOnlySpan<TensorBody> inputs)
    {
        bool tracks = false;
        foreach (TensorBody input in inputs)
        {
            tracks |= input.TracksGradient;
        }

        if (!tracks || !GradientMode.IsEnabled)
        {
            return null;
        }

        TSelf node = Begin(Pool);
        foreach (TensorBody input in inputs)
        {
            node.Connect(input);
        }

        return node;
    }

    protected override void Recycle() => Pool.Return((TSelf)this);

    private static TSelf Begin(Pool<TSelf> pool)
    {
        TSelf node = pool.Rent();
        node.Begin();
        return node;
    }
}
