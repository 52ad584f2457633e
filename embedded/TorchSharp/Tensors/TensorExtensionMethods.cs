using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions of tensors to .NET values, and their binary form.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The only element as a 32-bit float.</summary>
    public static float ToSingle(this Tensor value) => value.Single<float>(nameof(ToSingle));

    /// <summary>The only element as a 64-bit float.</summary>
    public static double ToDouble(this Tensor value) => value.Single<double>(nameof(ToDouble));

    /// <summary>The only element as a 16-bit float.</summary>
    public static Half ToHalf(this Tensor value) => value.Single<Half>(nameof(ToHalf));

    /// <summary>The only element as a signed byte.</summary>
    public static sbyte ToSByte(this Tensor value) => value.Single<sbyte>(nameof(ToSByte));

    /// <summary>The only element as a byte.</summary>
    public static byte ToByte(this Tensor value) => value.Single<byte>(nameof(ToByte));

    /// <summary>The only element as a 16-bit integer.</summary>
    public static short ToInt16(this Tensor value) => value.Single<short>(nameof(ToInt16));

    /// <summary>The only element as a 32-bit integer.</summary>
    public static int ToInt32(this Tensor value) => value.Single<int>(nameof(ToInt32));

    /// <summary>The only element as a 64-bit integer.</summary>
    public static long ToInt64(this Tensor value) => value.Single<long>(nameof(ToInt64));

    /// <summary>Whether the only element is not zero.</summary>
    public static bool ToBoolean(this Tensor value) => value.Single<double>(nameof(ToBoolean)) != 0;

    /// <summary>Bytes of an element of a type.</summary>
    public static int ElementSize(this ScalarType type) => type.Bytes();

    /// <summary>The number of elements of a shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape)
    {
        long count = 1;
        foreach (long size in shape)
        {
            count *= size;
        }

        return count;
    }

    /// <summary>A tensor of no dimensions from a number.</summary>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false)
        where T : unmanaged
        => From([scalar], [], requires_grad);

    /// <summary>A tensor of a shape from an array in row-major order.</summary>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
        => From(rawArray, dimensions, requires_grad);

    /// <summary>The tensor as a trainable parameter; it takes the tensor's place.</summary>
    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    private static Tensor From<T>(T[] values, long[] dimensions, bool requiresGradient)
    {
        TensorBody body = TensorBody.Empty(ScalarTypes.Of<T>(), new Dims(dimensions));
        Factory.Fill(body, values);
        return Factory.Wrap(body, requiresGradient);
    }
}
