using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Copies, concatenates, keeps and drops columns.</summary>
public static class TransformExtensionsCatalog
{
    /// <summary>Gives a column again under another name.</summary>
    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName)
        => new(new InputOutputColumnPair(outputColumnName, inputColumnName));

    /// <summary>Puts columns of one type side by side in one vector.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnNames">The columns to read: single values or vectors, but no keys.</param>
    public static ColumnConcatenatingEstimator Concatenate(this TransformsCatalog catalog, string outputColumnName, params string[] inputColumnNames)
        => new(outputColumnName, inputColumnNames);

    /// <summary>Drops columns; other columns stay, hidden ones included.</summary>
    public static ColumnSelectingEstimator DropColumns(this TransformsCatalog catalog, params string[] columnNames) => new(columnNames, keep: false);

    /// <summary>Keeps only some columns, in the order given, without the hidden ones of their names.</summary>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, params string[] columnNames) => new(columnNames, keep: true);

    /// <summary>Keeps only some columns, in the order given.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columnNames">The columns to keep.</param>
    /// <param name="keepHidden">Whether to keep hidden columns of these names, too.</param>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, string[] columnNames, bool keepHidden)
        => new(columnNames, keep: true, keepHidden);
}
