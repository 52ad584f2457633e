namespace Microsoft.ML.Data;

/// <summary>A new column, and how to make its getter for a row.</summary>
internal readonly record struct ColumnMapping(DataViewSchema.DetachedColumn Output, Func<DataViewRow, Delegate> CreateGetter);
