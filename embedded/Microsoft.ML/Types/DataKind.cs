namespace Microsoft.ML.Data;

/// <summary>The types of single values.</summary>
public enum DataKind : byte
{
    /// <summary>Values of type <c>System.SByte</c>.</summary>
    SByte = 1,

    /// <summary>Values of type <c>System.Byte</c>.</summary>
    Byte = 2,

    /// <summary>Values of type <c>System.Int16</c>.</summary>
    Int16 = 3,

    /// <summary>Values of type <c>System.UInt16</c>.</summary>
    UInt16 = 4,

    /// <summary>Values of type <c>System.Int32</c>.</summary>
    Int32 = 5,

    /// <summary>Values of type <c>System.UInt32</c>.</summary>
    UInt32 = 6,

    /// <summary>Values of type <c>System.Int64</c>.</summary>
    Int64 = 7,

    /// <summary>Values of type <c>System.UInt64</c>.</summary>
    UInt64 = 8,

    /// <summary>Values of type <c>System.Single</c>.</summary>
    Single = 9,

    /// <summary>Values of type <c>System.Double</c>.</summary>
    Double = 10,

    /// <summary>Values of type <c>System.String</c>.</summary>
    String = 11,

    /// <summary>Values of type <c>System.Boolean</c>.</summary>
    Boolean = 12,

    /// <summary>Values of type <c>System.TimeSpan</c>.</summary>
    TimeSpan = 13,

    /// <summary>Values of type <c>System.DateTime</c>.</summary>
    DateTime = 14,

    /// <summary>Values of type <c>System.DateTimeOffset</c>.</summary>
    DateTimeOffset = 15,
}
