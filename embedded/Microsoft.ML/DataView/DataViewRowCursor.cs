namespace Microsoft.ML;

/// <summary>Walks over the rows of a view. A cursor is used by one thread at a time.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Goes to the next row; to the first one when called first.</summary>
    /// <returns>False if there are no more rows.</returns>
    public abstract bool MoveNext();
}
