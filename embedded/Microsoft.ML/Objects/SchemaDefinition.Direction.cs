namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    /// <summary>What objects of a class are used for.</summary>
    [Flags]
    public enum Direction
    {
        /// <summary>They are read.</summary>
        Read = 1,

        /// <summary>They are written.</summary>
        Write = 2,

        /// <summary>They are read or written.</summary>
        Both = Read | Write,
    }
}
