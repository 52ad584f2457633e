using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Facts about element types.</summary>
internal static class ScalarTypes
{
    public static int Bytes(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is not an element type."),
    };

    public static bool IsFloating(this ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

    public static bool IsComplex(this ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    public static bool IsInteger(this ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

    /// <summary>The element type of a .NET type.</summary>
    public static ScalarType Of<T>() => Of(typeof(T));

    public static ScalarType Of(Type type)
    {
        if (type == typeof(float))
        {
            return ScalarType.Float32;
        }

        if (type == typeof(double))
        {
            return ScalarType.Float64;
        }

        if (type == typeof(long))
        {
            return ScalarType.Int64;
        }

        if (type == typeof(int))
        {
            return ScalarType.Int32;
        }

        if (type == typeof(short))
        {
            return ScalarType.Int16;
        }

        if (type == typeof(byte))
        {
            return ScalarType.Byte;
        }

        if (type == typeof(sbyte))
        {
            return ScalarType.Int8;
        }

        if (type == typeof(bool))
        {
            return ScalarType.Bool;
        }

        if (type == typeof(Half))
        {
            return ScalarType.Float16;
        }

        throw new NotImplementedException($"Tensors of {type} are not supported.");
    }

    /// <summary>The smallest type that both convert to, as torch promotes them.</summary>
    public static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b)
        {
            return a;
        }

        if (a.IsFloating() || b.IsFloating())
        {
            if (!a.IsFloating())
            {
                return b;
            }

            if (!b.IsFloating())
            {
                return a;
            }

            return a == ScalarType.Float64 || b == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        }

        if (a == ScalarType.Bool)
        {
            return b;
        }

        if (b == ScalarType.Bool)
        {
            return a;
        }

        if (a == ScalarType.Byte || b == ScalarType.Byte)
        {
            ScalarType other = a == ScalarType.Byte ? b : a;
            return other == ScalarType.Int8 ? ScalarType.Int16 : other;
        }

        return a.Bytes() >= b.Bytes() ? a : b;
    }

    /// <summary>The type of a result of two operands: tensors with dimensions count first, those without next, plain numbers last.</summary>
    public static ScalarType ResultOf(TensorBody a, TensorBody b)
    {
        int priorityA = Priority(a);
        int priorityB = Priority(b);
        if (priorityA == priorityB)
        {
            return Promote(a.Type, b.Type);
        }

        (ScalarType high, ScalarType low) = priorityA > priorityB ? (a.Type, b.Type) : (b.Type, a.Type);
        if (Category(low) <= Category(high))
        {
            return high;
        }

        bool isNumber = Math.Min(priorityA, priorityB) == 0;
        return isNumber && low.IsFloating() ? get_default_dtype() : low;
    }

    private static int Priority(TensorBody body) => body.IsWrappedNumber ? 0 : body.Rank == 0 ? 1 : 2;

    private static int Category(ScalarType type) => type == ScalarType.Bool ? 0 : type.IsInteger() ? 1 : type.IsFloating() ? 2 : 3;
}
