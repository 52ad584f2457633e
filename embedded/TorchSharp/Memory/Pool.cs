namespace TorchSharp.Engine;

/// <summary>A thread-safe stack of objects that wait to be used again; what does not fit is left to the garbage collector.</summary>
internal sealed class Pool<T>(int capacity = 4096)
    where T : class, new()
{
    private readonly Lock _lock = new();
    private T?[] _items = new T?[32];
    private int _count;

    public T Rent()
    {
        lock (_lock)
        {
            if (_count > 0)
            {
                T item = _items[--_count]!;
                _items[_count] = null;
                return item;
            }
        }

        return new T();
    }

    public void Return(T item)
    {
        lock (_lock)
        {
            if (_count == capacity)
            {
                return;
            }

            if (_count == _items.Length)
            {
                Array.Resize(ref _items, Math.Min(capacity, _count * 2));
            }

            _items[_count++] = item;
        }
    }
}
