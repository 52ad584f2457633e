namespace TorchSharp;

/// <summary>Conversions of numbers to and from <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>The truth value as a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The scalar as a 32-bit float.</summary>
    public static float ToSingle(this Scalar value) => value.To<float>();

    /// <summary>The scalar as a 64-bit float.</summary>
    public static double ToDouble(this Scalar value) => value.To<double>();

    /// <summary>The scalar as a signed byte.</summary>
    public static sbyte ToSByte(this Scalar value) => value.To<sbyte>();

    /// <summary>The scalar as a byte.</summary>
    public static byte ToByte(this Scalar value) => value.To<byte>();

    /// <summary>The scalar as a 16-bit integer.</summary>
    public static short ToInt16(this Scalar value) => value.To<short>();

    /// <summary>The scalar as a 32-bit integer.</summary>
    public static int ToInt32(this Scalar value) => value.To<int>();

    /// <summary>The scalar as a 64-bit integer.</summary>
    public static long ToInt64(this Scalar value) => value.To<long>();

    /// <summary>Whether the scalar is not zero.</summary>
    public static bool ToBoolean(this Scalar value) => !value.IsZero;

    /// <summary>The scalar as a 16-bit float.</summary>
    public static Half ToHalf(this Scalar value) => value.To<Half>();
}
