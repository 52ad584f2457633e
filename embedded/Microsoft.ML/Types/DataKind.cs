namespace Microsoft.ML.Data;

/// <summary>The types of single values.</summary>
public enum DataKind : byte
{
    /// <summary>Values of <see cref="System.SByte"/>.</summary>
    SByte = 1,

    /// <summary>Values of <see cref="System.Byte"/>.</summary>
    Byte = 2,

    /// <summary>Values of <see cref="System.Int16"/>.</summary>
    Int16 = 3,

    /// <summary>Values of <see cref="System.UInt16"/>.</summary>
    UInt16 = 4,

    /// <summary>Values of <see cref="System.Int32"/>.</summary>
    Int32 = 5,

    /// <summary>Values of <see cref="System.UInt32"/>.</summary>
    UInt32 = 6,

    /// <summary>Values of <see cref="System.Int64"/>.</summary>
    Int64 = 7,

    /// <summary>Values of <see cref="System.UInt64"/>.</summary>
    UInt64 = 8,

    /// <summary>Values of <see cref="System.Single"/>.</summary>
    Single = 9,

    /// <summary>Values of <see cref="System.Double"/>.</summary>
    Double = 10,

    /// <summary>Values of <see cref="System.String"/>.</summary>
    String = 11,

    /// <summary>Values of <see cref="System.Boolean"/>.</summary>
    Boolean = 12,

    /// <summary>Values of <see cref="System.TimeSpan"/>.</summary>
    TimeSpan = 13,

    /// <summary>Values of <see cref="System.DateTime"/>.</summary>
    DateTime = 14,

    /// <summary>Values of <see cref="System.DateTimeOffset"/>.</summary>
    DateTimeOffset = 15,
}
