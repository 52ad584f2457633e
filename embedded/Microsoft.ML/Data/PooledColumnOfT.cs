namespace Microsoft.ML.Data;

/// <inheritdoc/>
internal sealed class PooledColumn<T>(ValueGetter<T> source) : PooledColumn
{
    private readonly ValueCopy<T> _copy = VectorCopy.Of<T>();
    private T[] _slots = [];

    public override void Read(int slot)
    {
        if (slot >= _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(16, 2 * slot));
        }
        source(ref _slots[slot]);
    }

    public override void Swap(int slot, int other) => (_slots[slot], _slots[other]) = (_slots[other], _slots[slot]);

    public override Delegate CreateGetter(RowIndex shown) => Getter(shown);

    public ValueGetter<T> Getter(RowIndex shown) => (ref T value) => _copy(in _slots[shown.Value], ref value);
}
