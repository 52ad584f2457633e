namespace TorchSharp.Engine;

/// <summary>
/// Walks the graph from an output to the leaves. Nodes wait in a heap and the one with the highest sequence number goes next: all operations that
/// used its output were made after it, so its gradient is complete by then. The order is the same in every run.
/// </summary>
internal sealed class BackwardPass
{
    [ThreadStatic]
    private static BackwardPass? _spare;

    private Node[] _heap = new Node[64];
    private int _count;
    private IReadOnlyList<TensorBody>? _onlyLeaves;
    private bool _keepsGraph;

    /// <summary>Propagates a gradient from a tensor and adds what arrives to the leaves' gradients.</summary>
    /// <param name="root">The tensor to start from.</param>
    /// <param name="gradient">Its gradient; the caller's hold on it is taken over.</param>
    /// <param name="keepGraph">Whether the graph can be used again.</param>
    /// <param name="onlyLeaves">Where given, the only leaves that receive gradients.</param>
    public static void Run(TensorBody root, TensorBody gradient, bool keepGraph, IReadOnlyList<TensorBody>? onlyLeaves = null)
    {
        BackwardPass pass = _spare ?? new BackwardPass();
        _spare = null;
        pass._keepsGraph = keepGraph;
        pass._onlyLeaves = onlyLeaves;
        using var mode = new PausedRecording();
        try
        {
            Edge start = Edge.To(root);
            pass.Deliver(start, gradient);
            start.Release();
            pass.Drain();
        }
        finally
        {
            pass.Clear();
            _spare = pass;
        }
    }

    /// <summary>Takes a gradient, and the caller's hold on it, to where an edge points.</summary>
    public void Deliver(in Edge edge, TensorBody gradient)
    {
        if (edge.Leaf is { } leaf)
        {
            if (_onlyLeaves is null || Contains(_onlyLeaves, leaf))
            {
                Accumulate(leaf, gradient);
            }

            gradient.Release();
        }
        else if (edge.Node is { } node)
        {
            if (node.Arrived is null)
            {
                node.Arrived = gradient;
                node.Retain();
                Push(node);
            }
            else
            {
                node.Arrived = Accumulation.Add(node.Arrived, gradient);
            }
        }
        else
        {
            gradient.Release();
        }
    }

    private static bool Contains(IReadOnlyList<TensorBody> list, TensorBody body)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (ReferenceEquals(list[i], body))
            {
                return true;
            }
        }

        return false;
    }

    private static void Accumulate(TensorBody leaf, TensorBody gradient)
    {
        if (leaf.HasGradient)
        {
            Accumulation.AddInPlace(leaf.Gradient!, gradient);
        }
        else
        {
            leaf.SetGradient(gradient.IsExclusive && gradient.IsContiguous ? gradient.Retain() : Copying.Clone(gradient));
        }
    }

    private void Drain()
    {
        while (_count > 0)
        {
            Node node = Pop();
            TensorBody gradient = node.Arrived!;
            node.Arrived = null;
            try
            {
                if (node.Retainer is { } keeper)
                {
                    keeper.SetGradient(Copying.Clone(gradient));
                }

                node.Run(gradient, this);
                if (!_keepsGraph)
                {
                    node.Spend();
                }
            }
            finally
            {
                gradient.Release();
                node.Release();
            }
        }
    }

    private void Clear()
    {
        while (_count > 0)
        {
            Node node = Pop();
            node.Arrived?.Release();
            node.Arrived = null;
            node.Release();
        }

        _onlyLeaves = null;
    }

    private void Push(Node node)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        int i = _count++;
        while (i > 0 && _heap[(i - 1) / 2].Sequence < node.Sequence)
        {
            _heap[i] = _heap[(i - 1) / 2];
            i = (i - 1) / 2;
        }

        _heap[i] = node;
    }

    private Node Pop()
    {
        Node top = _heap[0];
        Node last = _heap[--_count];
        _heap[_count] = null!;
        int i = 0;
        while ((2 * i) + 1 < _count)
        {
            int child = (2 * i) + 1;
            if (child + 1 < _count && _heap[child + 1].Sequence > _heap[child].Sequence)
            {
                child++;
            }

            if (_heap[child].Sequence < last.Sequence)
            {
                break;
            }

            _heap[i] = _heap[child];
            i = child;
        }

        if (_count > 0)
        {
            _heap[i] = last;
        }

        return top;
    }

    private readonly ref struct PausedRecording
    {
        private readonly bool _before;

        public PausedRecording()
        {
            _before = GradientMode.IsEnabled;
            GradientMode.IsEnabled = false;
        }

        public void Dispose() => GradientMode.IsEnabled = _before;
    }
}
