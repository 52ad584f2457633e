namespace TorchSharp.Engine;

/// <summary>Tensors one after the other along a dimension; each receives its own piece of the gradient.</summary>
internal sealed class CatNode : Node<CatNode>
{
    private readonly List<(long Length, torch.ScalarType Type)> _parts = [];
    private int _axis;

    protected override string Name => "cat";

    public void Remember(int axis)
    {
        _axis = axis;
        _parts.Clear();
    }

    public void RememberLength(long length, torch.ScalarType type) => _parts.Add((length, type));

    protected override void Backward(TensorBody gradient, BackwardPass pass)
    {
        long start = 0;
        for (int i = 0; i < _parts.Count; i++)
        {
            (long length, torch.ScalarType type) = _parts[i];
            if (Wants(i))
            {
                using Held part = Held.Take(Recorded.Slice(gradient, _axis, start, length, 1));
                Deliver(i, Copying.Convert(part.Body, type), pass);
            }

            start += length;
        }
    }
}
