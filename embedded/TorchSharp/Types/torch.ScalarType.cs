namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element types of tensors, with the numbers that files use.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned 8-bit integers.</summary>
        Byte = 0,

        /// <summary>Signed 8-bit integers.</summary>
        Int8 = 1,

        /// <summary>Signed 16-bit integers.</summary>
        Int16 = 2,

        /// <summary>Signed 32-bit integers.</summary>
        Int32 = 3,

        /// <summary>Signed 64-bit integers.</summary>
        Int64 = 4,

        /// <summary>16-bit floating point.</summary>
        Float16 = 5,

        /// <summary>32-bit floating point.</summary>
        Float32 = 6,

        /// <summary>64-bit floating point.</summary>
        Float64 = 7,

        /// <summary>Pairs of 32-bit floating point numbers; tensors of it are not supported.</summary>
        ComplexFloat32 = 9,

        /// <summary>Pairs of 64-bit floating point numbers; tensors of it are not supported.</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth values.</summary>
        Bool = 11,

        /// <summary>16-bit floating point with the exponent of Float32; tensors of it are not supported.</summary>
        BFloat16 = 15,
    }

    /// <summary>Unsigned 8-bit integers.</summary>
    public static ScalarType uint8 = ScalarType.Byte;

    /// <summary>Signed 8-bit integers.</summary>
    public static ScalarType int8 = ScalarType.Int8;

    /// <summary>Signed 16-bit integers.</summary>
    public static ScalarType int16 = ScalarType.Int16;

    /// <summary>Signed 16-bit integers.</summary>
    public static ScalarType @short = ScalarType.Int16;

    /// <summary>Signed 32-bit integers.</summary>
    public static ScalarType int32 = ScalarType.Int32;

    /// <summary>Signed 32-bit integers.</summary>
    public static ScalarType @int = ScalarType.Int32;

    /// <summary>Signed 64-bit integers.</summary>
    public static ScalarType int64 = ScalarType.Int64;

    /// <summary>Signed 64-bit integers.</summary>
    public static ScalarType @long = ScalarType.Int64;

    /// <summary>16-bit floating point.</summary>
    public static ScalarType float16 = ScalarType.Float16;

    /// <summary>16-bit floating point.</summary>
    public static ScalarType half = ScalarType.Float16;

    /// <summary>32-bit floating point.</summary>
    public static ScalarType float32 = ScalarType.Float32;

    /// <summary>32-bit floating point.</summary>
    public static ScalarType @float = ScalarType.Float32;

    /// <summary>64-bit floating point.</summary>
    public static ScalarType float64 = ScalarType.Float64;

    /// <summary>64-bit floating point.</summary>
    public static ScalarType @double = ScalarType.Float64;

    /// <summary>Truth values.</summary>
    public static ScalarType @bool = ScalarType.Bool;

    private static ScalarType _defaultType = ScalarType.Float32;

    /// <summary>The floating point type of tensors that are made without one.</summary>
    public static ScalarType get_default_dtype() => _defaultType;

    /// <summary>Sets the floating point type of tensors that are made without one: Float32 or Float64.</summary>
    public static void set_default_dtype(ScalarType dtype)
        => _defaultType = dtype is ScalarType.Float32 or ScalarType.Float64
            ? dtype
            : throw new ArgumentException($"set_default_dtype: Float32 or Float64 is expected, found {dtype}.", nameof(dtype));

    /// <summary>Whether elements of a type are floating point numbers.</summary>
    public static bool is_floating_point(ScalarType type) => Engine.ScalarTypes.IsFloating(type);

    /// <summary>Whether elements of a type are whole numbers.</summary>
    public static bool is_integral(ScalarType type) => Engine.ScalarTypes.IsInteger(type) || type == ScalarType.Bool;

    /// <summary>Whether elements of a type are complex numbers.</summary>
    public static bool is_complex(ScalarType type) => Engine.ScalarTypes.IsComplex(type);

    /// <summary>The type that an operation on tensors of two types works in.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => Engine.ScalarTypes.Promote(type1, type2);

    /// <summary>The type that an operation on two tensors works in.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => Engine.ScalarTypes.ResultOf(tensor1.Body, tensor2.Body);
}
