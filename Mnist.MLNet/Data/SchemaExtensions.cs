using Microsoft.ML;

namespace Mnist.MLNet.Data;

/// <summary>Looks columns up.</summary>
internal static class SchemaExtensions
{
    /// <summary>The column of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public static DataViewSchema.Column Require(this DataViewSchema schema, string name) =>
        schema.GetColumnOrNull(name)
        ?? throw new ArgumentException(
            $"The data has no column '{name}'; its columns are {string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => column.Name))}.");
}
