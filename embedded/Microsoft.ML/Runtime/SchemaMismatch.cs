using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Says which column does not suit, and how.</summary>
internal static class SchemaMismatch
{
    public static ArgumentOutOfRangeException Missing(string parameter, string role, string column)
        => new(parameter, $"Could not find {role} column '{column}'");

    public static ArgumentOutOfRangeException NotFound(string parameter, string role, string column)
        => new(parameter, $"{role} column '{column}' not found");

    public static ArgumentOutOfRangeException Type(string parameter, string role, string column, string expected, string actual)
        => new(parameter, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    public static ArgumentOutOfRangeException Conversion(string parameter, string column, string from, DataViewType to)
        => new(parameter, $"source column '{column}' with item type '{from}' is not compatible with destination type '{to}'");
}
