using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>One of a known number of things, held as 1…<see cref="Count"/>, with 0 for a missing one.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Makes a key type.</summary>
    /// <param name="type">byte, ushort, uint or ulong.</param>
    /// <param name="count">How many values there are: at least 1, and no more than the type holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another type, or a count out of range.</exception>
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        Check.Parameter(IsValidDataType(type), nameof(type), $"Type is not valid, it must be {nameof(Byte)}, {nameof(UInt16)}, {nameof(UInt32)}, or {nameof(UInt64)}.");
        Check.Parameter(
            count > 0 && count <= LargestCount(type),
            nameof(count),
            $"The cardinality of a {nameof(KeyDataViewType)} must not exceed {type.Name}.MaxValue and must be strictly positive, but got {count}.");
        Count = count;
    }

    /// <inheritdoc cref="KeyDataViewType(Type, ulong)"/>
    public KeyDataViewType(Type type, int count)
        : this(type, count > 0 ? (ulong)count : throw new ArgumentOutOfRangeException(nameof(count), $"The cardinality of a {nameof(KeyDataViewType)} must be strictly positive."))
    {
    }

    /// <summary>How many values there are.</summary>
    public ulong Count { get; }

    /// <summary>Whether a .NET type can hold keys: byte, ushort, uint and ulong can.</summary>
    public static bool IsValidDataType(Type type)
        => type == typeof(uint) || type == typeof(ulong) || type == typeof(ushort) || type == typeof(byte);

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as DataViewType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";

    internal static ulong LargestCount(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };
}
