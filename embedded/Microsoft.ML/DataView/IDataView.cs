namespace Microsoft.ML;

/// <summary>A table that is read lazily, any number of times, by columns that are asked for.</summary>
public interface IDataView
{
    /// <summary>Whether a cursor given a <see cref="Random"/> returns the rows in another order.</summary>
    bool CanShuffle { get; }

    /// <summary>The number of rows, or null if it cannot be known without reading them.</summary>
    long? GetRowCount();

    /// <summary>Starts to read the rows.</summary>
    /// <param name="columnsNeeded">The columns whose getters will be asked for; others need not be active.</param>
    /// <param name="rand">If given and the view can shuffle, decides the order.</param>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null);

    /// <summary>Starts to read the rows with several cursors, each row by one of them, for use on several threads.</summary>
    /// <param name="columnsNeeded">The columns whose getters will be asked for; others need not be active.</param>
    /// <param name="n">How many cursors are wanted; there may be fewer.</param>
    /// <param name="rand">If given and the view can shuffle, decides the order.</param>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null);

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }
}
