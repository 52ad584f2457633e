using System.Collections;
using TorchSharp.Engine;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in row-major order, to read and write from .NET.</summary>
internal sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    /// <summary>The number of elements.</summary>
    public long Count => _tensor.numel();

    /// <summary>Whether elements cannot be written: never.</summary>
    public bool IsReadOnly => false;

    /// <summary>An element: by one index in row-major order, or by an index for each dimension.</summary>
    public T this[params long[] indices]
    {
        get
        {
            T value = *At(indices);
            GC.KeepAlive(_tensor);
            return value;
        }

        set
        {
            *At(indices) = value;
            _tensor.Body.Storage.Version++;
            GC.KeepAlive(_tensor);
        }
    }

    /// <summary>Whether both show elements of the same tensor at the same place.</summary>
    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => Equals(left, right);

    /// <summary>Whether both show different elements.</summary>
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !Equals(left, right);

    /// <summary>A copy in row-major order.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>A copy in a .NET array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        if (_tensor.ndim < 2)
        {
            return ToArray();
        }

        var result = Array.CreateInstance(typeof(T), _tensor.shape);
        T[] flat = ToArray();
        fixed (byte* target = &System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result))
        {
            flat.CopyTo(new Span<T>(target, flat.Length));
        }

        return result;
    }

    /// <summary>Copies elements from tensorIndex on to an array from arrayIndex on, as many as both have.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements from tensorIndex on to a span from arrayIndex on, as many as both have.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using Held rows = Held.Take(_tensor.Body.Contiguous());
        int count = (int)Math.Min(array.Length - arrayIndex, rows.Body.Count - tensorIndex);
        new ReadOnlySpan<T>(rows.Body.Data<T>() + tensorIndex, count).CopyTo(array[arrayIndex..]);
        GC.KeepAlive(rows.Body);
    }

    /// <summary>Copies elements of an array from arrayIndex on over the tensor's from tensorIndex on, as many as both have.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements of a span from arrayIndex on over the tensor's from tensorIndex on, as many as both have.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        TensorBody body = _tensor.Body;
        int count = (int)Math.Min(array.Length - arrayIndex, body.Count - tensorIndex);
        if (body.IsContiguous)
        {
            body.Storage.ToRowMajor();
            array.Slice(arrayIndex, count).CopyTo(new Span<T>(body.Data<T>() + tensorIndex, count));
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                *At([tensorIndex + i]) = array[arrayIndex + i];
            }
        }

        body.Storage.Version++;
        GC.KeepAlive(_tensor);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(object? obj)
        => obj is TensorAccessor<T> other && ReferenceEquals(other._tensor.Body.Storage, _tensor.Body.Storage) && other._tensor.Body.Offset == _tensor.Body.Offset
            && other.Count == Count;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_tensor.Body.Storage), Count);

    /// <summary>Does nothing: the tensor owns the memory.</summary>
    public void Dispose()
    {
    }

    private T* At(ReadOnlySpan<long> indices)
    {
        TensorBody body = _tensor.Body;
        body.Storage.ToRowMajor();
        long offset = 0;
        if (indices.Length == 1)
        {
            long rest = indices[0];
            if (rest < 0 || rest >= body.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), $"Index {rest} is out of range for a tensor of {body.Count} elements.");
            }

            for (int i = body.Rank - 1; i >= 0; i--)
            {
                offset += rest % body.Sizes[i] * body.Strides[i];
                rest /= body.Sizes[i];
            }
        }
        else
        {
            if (indices.Length != body.Rank)
            {
                throw new ArgumentException($"{indices.Length} indices do not name an element of a tensor of shape {body.Sizes}.", nameof(indices));
            }

            for (int i = 0; i < indices.Length; i++)
            {
                if (indices[i] < 0 || indices[i] >= body.Sizes[i])
                {
                    throw new ArgumentOutOfRangeException(nameof(indices), $"Index {indices[i]} is out of range for dimension {i} of a tensor of shape {body.Sizes}.");
                }

                offset += indices[i] * body.Strides[i];
            }
        }

        return body.Data<T>() + offset;
    }
}
