using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number with an element type, as operations take it beside a tensor.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double _real;
    private readonly long _whole;

    private Scalar(double real)
    {
        _real = real;
        _whole = (long)real;
        Type = ScalarType.Float64;
    }

    private Scalar(long whole, ScalarType type)
    {
        _real = whole;
        _whole = whole;
        Type = type;
    }

    /// <summary>The element type that the number came with, widened as torch does: Float64, Int64 or Bool.</summary>
    public ScalarType Type { get; }

    internal bool IsZero => _real == 0;

    /// <summary>A number from a byte.</summary>
    public static implicit operator Scalar(byte value) => new(value, ScalarType.Int64);

    /// <summary>A number from a signed byte.</summary>
    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int64);

    /// <summary>A number from a 16-bit integer.</summary>
    public static implicit operator Scalar(short value) => new(value, ScalarType.Int64);

    /// <summary>A number from a 32-bit integer.</summary>
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int64);

    /// <summary>A number from a 64-bit integer.</summary>
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);

    /// <summary>A number from a 16-bit float.</summary>
    public static implicit operator Scalar(Half value) => new((double)value);

    /// <summary>A number from a 32-bit float.</summary>
    public static implicit operator Scalar(float value) => new(value);

    /// <summary>A number from a 64-bit float.</summary>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>A number from a truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, ScalarType.Bool);

    /// <summary>Does nothing: a number holds nothing that needs to be let go.</summary>
    public void Dispose()
    {
    }

    internal T To<T>()
        where T : unmanaged, INumber<T>
        => Type == ScalarType.Float64 ? T.CreateTruncating(_real) : T.CreateTruncating(_whole);
}
