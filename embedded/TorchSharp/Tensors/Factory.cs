using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Makes tensors out of .NET values.</summary>
internal static unsafe class Factory
{
    /// <summary>A handle to a new body.</summary>
    public static Tensor Wrap(TensorBody body, bool requiresGradient, Device? device = null)
    {
        if (device is not null)
        {
            Device.Check(device.type);
        }

        var tensor = new Tensor(body);
        if (requiresGradient)
        {
            tensor.requires_grad = true;
        }

        return tensor;
    }

    public static Tensor Empty(ReadOnlySpan<long> sizes, ScalarType? type, Device? device, bool requiresGradient)
        => Wrap(TensorBody.Empty(type ?? get_default_dtype(), Checked(sizes)), requiresGradient, device);

    public static Tensor Full(ReadOnlySpan<long> sizes, Scalar value, ScalarType type, Device? device, bool requiresGradient)
    {
        TensorBody body = TensorBody.Empty(type, Checked(sizes));
        Filling.Fill(body, value);
        return Wrap(body, requiresGradient, device);
    }

    /// <summary>A tensor of a shape from values in row-major order, converted to a type where one is given.</summary>
    public static Tensor From<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> sizes, ScalarType? type, Device? device, bool requiresGradient)
        where T : unmanaged
    {
        TensorBody body = TensorBody.Empty(ScalarTypes.Of<T>(), Checked(sizes));
        Check(body, values.Length);
        values.CopyTo(new Span<T>(body.Data<T>(), values.Length));
        if (type is { } target && target != body.Type)
        {
            TensorBody converted = Copying.Convert(body, target);
            body.Release();
            body = converted;
        }

        return Wrap(body, requiresGradient, device);
    }

    /// <summary>A tensor of an array's shape.</summary>
    public static Tensor From<T>(Array values, ScalarType? type, Device? device, bool requiresGradient)
        where T : unmanaged
    {
        Span<long> sizes = stackalloc long[values.Rank];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = values.GetLength(i);
        }

        return values.Length == 0
            ? From<T>([], sizes, type, device, requiresGradient)
            : From(MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length), sizes, type, device, requiresGradient);
    }

    /// <summary>A tensor of a shape from a list in row-major order.</summary>
    public static Tensor From<T>(IList<T> values, ReadOnlySpan<long> sizes, ScalarType? type, Device? device, bool requiresGradient)
        where T : unmanaged
        => From<T>(values as T[] ?? [.. values], sizes, type, device, requiresGradient);

    /// <summary>A tensor of the shape of an array of any supported element type.</summary>
    public static Tensor FromAny(Array values, ScalarType? type, Device? device, bool requiresGradient)
    {
        return ScalarTypes.Of(values.GetType().GetElementType()!) switch
        {
            ScalarType.Float32 => From<float>(values, type, device, requiresGradient),
            ScalarType.Float64 => From<double>(values, type, device, requiresGradient),
            ScalarType.Int64 => From<long>(values, type, device, requiresGradient),
            ScalarType.Int32 => From<int>(values, type, device, requiresGradient),
            ScalarType.Int16 => From<short>(values, type, device, requiresGradient),
            ScalarType.Int8 => From<sbyte>(values, type, device, requiresGradient),
            ScalarType.Byte => From<byte>(values, type, device, requiresGradient),
            ScalarType.Bool => From<bool>(values, type, device, requiresGradient),
            _ => From<Half>(values, type, device, requiresGradient),
        };
    }

    /// <summary>Copies an array's bytes over a new tensor's elements.</summary>
    public static void Fill<T>(TensorBody body, T[] values)
    {
        Check(body, values.Length);
        if (values.Length == 0)
        {
            return;
        }

        int bytes = values.Length * body.Type.Bytes();
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference((Array)values), bytes).CopyTo(new Span<byte>(body.Storage.Pointer, bytes));
    }

    private static void Check(TensorBody body, long count)
    {
        if (body.Count != count)
        {
            Dims sizes = body.Sizes;
            body.Release();
            throw new ArgumentException($"tensor: {count} values do not fill shape {sizes}.");
        }
    }

    private static Dims Checked(ReadOnlySpan<long> sizes)
    {
        var dims = new Dims(sizes);
        foreach (long size in sizes)
        {
            if (size < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(sizes), $"A tensor cannot have the negative size in shape {dims}.");
            }
        }

        return dims;
    }
}
