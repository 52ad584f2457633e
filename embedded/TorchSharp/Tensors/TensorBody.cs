using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>
/// What a tensor is: element type, sizes, strides, its place in a storage, and its part in the autograd graph.
/// A <see cref="Tensor"/> is a handle to a body; so are saved values in the graph. Bodies are counted by their users and used again.
/// </summary>
internal sealed unsafe class TensorBody
{
    private static readonly Pool<TensorBody> Pool = new();
    private static long _alive;
    private static long _peak;

    private TensorStorage? _storage;
    private TensorBody? _gradient;
    private bool _gradientIsZero;
    private int _references;

    public ScalarType Type { get; private set; }

    public Dims Sizes { get; private set; }

    public Dims Strides { get; private set; }

    /// <summary>Elements from the start of the storage to the first one.</summary>
    public long Offset { get; private set; }

    /// <summary>The operation that made this tensor, where gradients flow through it.</summary>
    public Node? Producer { get; private set; }

    /// <summary>Whether the user asked for a gradient of this leaf.</summary>
    public bool RequiresGradient { get; set; }

    /// <summary>The gradient that backward passes have added up.</summary>
    public TensorBody? Gradient
    {
        get
        {
            if (_gradientIsZero)
            {
                SetGradient(Zeros(Type, Sizes));
            }

            return _gradient;
        }
    }

    /// <summary>Whether there is a gradient that is not known to be zero.</summary>
    public bool HasGradient => _gradient is not null;

    /// <summary>The scope that will dispose this tensor's handle.</summary>
    public DisposeScope? Scope { get; set; }

    /// <summary>Where in that scope the handle stands.</summary>
    public int ScopeSlot { get; set; }

    /// <summary>Whether this body shows part of another tensor or shows it in another shape.</summary>
    public bool IsView { get; private set; }

    /// <summary>A number that came as a scalar: it takes part in type promotion only by its kind.</summary>
    public bool IsWrappedNumber { get; private set; }

    public static long Alive => Interlocked.Read(ref _alive);

    public static long Peak => Interlocked.Read(ref _peak);

    public TensorStorage Storage => _storage!;

    public long Count => Sizes.Count;

    public int Rank => Sizes.Rank;

    public bool TracksGradient => RequiresGradient || Producer is not null;

    public bool IsChannelsLast => _storage!.IsChannelsLast;

    /// <summary>Whether nobody else can see a change of this tensor's elements.</summary>
    public bool IsExclusive => Volatile.Read(ref _references) == 1 && !_storage!.IsShared;

    /// <summary>Whether the elements stand in row-major order without gaps, as far as a user can tell.</summary>
    public bool IsContiguous
    {
        get
        {
            if (IsChannelsLast)
            {
                return true;
            }

            long step = 1;
            for (int i = Rank - 1; i >= 0; i--)
            {
                long size = Sizes[i];
                if (size == 0)
                {
                    return true;
                }

                if (size != 1)
                {
                    if (Strides[i] != step)
                    {
                        return false;
                    }

                    step *= size;
                }
            }

            return true;
        }
    }

    /// <summary>The number of elements that a pass over all of the storage's own order runs through, padding included.</summary>
    public long FlatCount => IsChannelsLast ? _storage!.PaddedCount : Count;

    public static TensorBody Empty(ScalarType type, in Dims sizes)
        => Create(type, sizes, sizes.RowMajorStrides, 0, TensorStorage.Rent(checked(sizes.Count * type.Bytes())));

    /// <summary>A float tensor of logical shape N×C×H×W in channels-last storage; whoever fills it writes zeros to the padding.</summary>
    public static TensorBody EmptyChannelsLast(long batch, long channels, long height, long width)
    {
        Dims sizes = Dims.Of(batch, channels, height, width);
        return Create(ScalarType.Float32, sizes, sizes.RowMajorStrides, 0, TensorStorage.RentChannelsLast((int)batch, (int)channels, (int)height, (int)width));
    }

    /// <summary>A tensor of the same shape, type and storage order.</summary>
    public static TensorBody EmptyLike(TensorBody other)
        => other.IsChannelsLast ? EmptyChannelsLast(other.Sizes[0], other.Sizes[1], other.Sizes[2], other.Sizes[3]) : Empty(other.Type, other.Sizes);

    public static TensorBody Zeros(ScalarType type, in Dims sizes)
    {
        TensorBody body = Empty(type, sizes);
        new Span<byte>(body.Storage.Pointer, checked((int)(body.Count * type.Bytes()))).Clear();
        return body;
    }

    /// <summary>A tensor of no dimensions that holds a scalar, converted to a type.</summary>
    public static TensorBody FromScalar(Scalar scalar, ScalarType type)
    {
        TensorBody body = Empty(type, default);
        body.IsWrappedNumber = true;
        Filling.Fill(body, scalar);
        return body;
    }

    /// <summary>Other sizes and strides over the same elements.</summary>
    public static TensorBody View(TensorBody source, in Dims sizes, in Dims strides, long offset)
    {
        source.Storage.ToRowMajor();
        source.Storage.Retain();
        TensorBody view = Create(source.Type, sizes, strides, offset, source.Storage);
        view.IsView = true;
        return view;
    }

    /// <summary>A second body over the same elements, outside the graph.</summary>
    public static TensorBody Alias(TensorBody source)
    {
        source.Storage.Retain();
        return Create(source.Type, source.Sizes, source.Strides, source.Offset, source.Storage);
    }

    public TensorBody Retain()
    {
        Interlocked.Increment(ref _references);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) > 0)
        {
            return;
        }

        Interlocked.Decrement(ref _alive);
        Node? producer = Producer;
        Producer = null;
        TensorBody? gradient = _gradient;
        _gradient = null;
        _gradientIsZero = false;
        TensorStorage storage = _storage!;
        _storage = null;
        RequiresGradient = false;
        Scope = null;
        Pool.Return(this);
        storage.Release();
        producer?.Release();
        gradient?.Release();
    }

    /// <summary>The first element of a row-major or strided tensor.</summary>
    public T* Data<T>()
        where T : unmanaged
        => (T*)_storage!.Pointer + Offset;

    /// <summary>The first element of a float tensor in storage order, whatever the layout.</summary>
    public float* Floats => (float*)_storage!.Pointer + Offset;

    /// <summary>This tensor in row-major order: itself where it is so already, else a copy. The caller releases it.</summary>
    public TensorBody Contiguous() => IsContiguous && !IsChannelsLast ? Retain() : Copying.ToRowMajor(this);

    /// <summary>This tensor without gaps in either layout: itself where it is so already, else a row-major copy. The caller releases it.</summary>
    public TensorBody Dense() => IsContiguous ? Retain() : Copying.ToRowMajor(this);

    /// <summary>This 4-D float tensor in channels-last storage: itself or a copy. The caller releases it.</summary>
    public TensorBody ChannelsLast() => IsChannelsLast ? Retain() : Copying.ToChannelsLast(this);

    /// <summary>Makes this tensor the output of an operation in the graph; takes over the caller's hold on the node.</summary>
    public void SetProducer(Node? node)
    {
        Node? old = Producer;
        Producer = node;
        old?.Release();
    }

    /// <summary>Replaces the gradient; takes over the caller's hold on it.</summary>
    public void SetGradient(TensorBody? gradient)
    {
        TensorBody? old = _gradient;
        _gradient = gradient;
        _gradientIsZero = false;
        old?.Release();
    }

    /// <summary>
    /// Sets the gradient, where there is one, to zero. Where nobody else sees its elements it is let go, so that the next backward pass
    /// can put its own in the place instead of adding to zeros.
    /// </summary>
    public void ZeroGradient()
    {
        if (_gradient is not { } gradient)
        {
            return;
        }

        if (gradient.IsExclusive)
        {
            SetGradient(null);
            _gradientIsZero = true;
        }
        else
        {
            Filling.Fill(gradient, 0);
        }
    }

    /// <summary>Puts this body over other sizes and strides of the same storage.</summary>
    public void Reshape(in Dims sizes, in Dims strides)
    {
        Storage.ToRowMajor();
        Sizes = sizes;
        Strides = strides;
    }

    /// <summary>Puts this body over another one's elements.</summary>
    public void Adopt(TensorBody other)
    {
        TensorStorage old = _storage!;
        other.Storage.Retain();
        _storage = other.Storage;
        Type = other.Type;
        Sizes = other.Sizes;
        Strides = other.Strides;
        Offset = other.Offset;
        old.Release();
    }

    private static TensorBody Create(ScalarType type, in Dims sizes, in Dims strides, long offset, TensorStorage storage)
    {
        TensorBody body = Pool.Rent();
        body.Type = type;
        body.Sizes = sizes;
        body.Strides = strides;
        body.Offset = offset;
        body._storage = storage;
        body._references = 1;
        body.IsWrappedNumber = false;
        body.IsView = false;
        long alive = Interlocked.Increment(ref _alive);
        if (alive > Interlocked.Read(ref _peak))
        {
            Interlocked.Exchange(ref _peak, alive);
        }

        return body;
    }
}
