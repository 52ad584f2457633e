using TorchSharp.Kernels;

namespace TorchSharp.Engine;

/// <summary>
/// The memory under one or more tensors, counted by its users.
/// It is laid out either row by row, as the tensors' strides say, or channels-last: one 4-D float tensor as N×H×W×C with C padded by zeros to a
/// multiple of 16. A channels-last storage has only tensors that show it whole; before any other view is made it is turned to rows in place,
/// so that all who share it go on to see the same elements and nobody outside can tell the difference.
/// </summary>
internal sealed unsafe class TensorStorage
{
    public const int Lanes = 16;
    private static readonly Pool<TensorStorage> Pool = new();

    private Block? _block;
    private int _references;
    private int _batch;
    private int _channels;
    private int _pixels;

    public byte* Pointer => _block!.Pointer;

    /// <summary>Counts in-place changes, so that a saved tensor can tell whether it is still what it was.</summary>
    public int Version { get; set; }

    public bool IsChannelsLast { get; private set; }

    /// <summary>Elements from one pixel to the next in a channels-last storage.</summary>
    public int PixelStride { get; private set; }

    /// <summary>Elements of a channels-last storage, padding included.</summary>
    public long PaddedCount => (long)_batch * _pixels * PixelStride;

    public bool IsShared => Volatile.Read(ref _references) > 1;

    public static TensorStorage Rent(long bytes)
    {
        TensorStorage storage = Pool.Rent();
        storage._block = Block.Rent(bytes);
        storage._references = 1;
        storage.Version = 0;
        storage.IsChannelsLast = false;
        return storage;
    }

    public static TensorStorage RentChannelsLast(int batch, int channels, int height, int width)
    {
        int stride = (channels + Lanes - 1) / Lanes * Lanes;
        TensorStorage storage = Rent((long)batch * height * width * stride * sizeof(float));
        storage.IsChannelsLast = true;
        storage._batch = batch;
        storage._channels = channels;
        storage._pixels = height * width;
        storage.PixelStride = stride;
        return storage;
    }

    public void Retain() => Interlocked.Increment(ref _references);

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _block!.Return();
            _block = null;
            Pool.Return(this);
        }
    }

    /// <summary>Turns a channels-last storage to rows, for all who share it.</summary>
    public void ToRowMajor()
    {
        if (!IsChannelsLast)
        {
            return;
        }

        lock (this)
        {
            if (!IsChannelsLast)
            {
                return;
            }

            Block rows = Block.Rent((long)_batch * _channels * _pixels * sizeof(float));
            CopyToRowMajor((float*)rows.Pointer);
            Block old = _block!;
            _block = rows;
            IsChannelsLast = false;
            old.Return();
        }
    }

    /// <summary>Writes the elements of a channels-last storage as N×C×H×W.</summary>
    public void CopyToRowMajor(float* target)
    {
        ChannelLayout.FromChannelsLast(_batch, _channels, _pixels, (float*)Pointer, PixelStride, target);
        GC.KeepAlive(this);
    }

    /// <summary>Fills a channels-last storage from N×C×H×W elements, its padding with zeros.</summary>
    public void CopyFromRowMajor(float* source)
    {
        ChannelLayout.ToChannelsLast(_batch, _channels, _pixels, source, (float*)Pointer, PixelStride);
        GC.KeepAlive(this);
    }

    /// <summary>Sets the padding of a channels-last storage to zero again.</summary>
    public void ClearPadding()
    {
        if (IsChannelsLast && PixelStride != _channels)
        {
            ChannelLayout.ClearPadding((long)_batch * _pixels, _channels, (float*)Pointer, PixelStride);
            GC.KeepAlive(this);
        }
    }
}
