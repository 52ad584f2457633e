namespace Microsoft.ML.Data;

/// <summary>Single values in memory.</summary>
internal sealed class CachedScalarColumn<T>(ValueGetter<T> source) : CachedColumn
{
    private readonly List<T> _filling = [];
    private T[] _values = [];

    public override void Append()
    {
        T value = default!;
        source(ref value);
        _filling.Add(value);
    }

    public override void Complete()
    {
        _values = [.. _filling];
        _filling.Clear();
        _filling.Capacity = 0;
    }

    public override Delegate CreateGetter(RowIndex row)
    {
        var values = _values;
        return (ValueGetter<T>)((ref T value) => value = values[row.Value]);
    }
}
