namespace Mnist.MLNet.Data;

/// <summary>The element types that the IDX format knows; the value is the third byte of the file. This library reads <see cref="UnsignedByte"/> only.</summary>
public enum IdxElementType
{
    /// <summary>8-bit integers from 0 to 255: what MNIST and its relatives use.</summary>
    UnsignedByte = 0x08,

    /// <summary>8-bit integers from −128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>16-bit signed integers, big-endian.</summary>
    Integer16 = 0x0B,

    /// <summary>32-bit signed integers, big-endian.</summary>
    Integer32 = 0x0C,

    /// <summary>32-bit floating point, big-endian.</summary>
    SinglePrecision = 0x0D,

    /// <summary>64-bit floating point, big-endian.</summary>
    DoublePrecision = 0x0E,
}
