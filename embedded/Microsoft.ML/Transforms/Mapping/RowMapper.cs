namespace Microsoft.ML.Data;

/// <summary>Makes new columns of the rows of one schema.</summary>
internal abstract class RowMapper
{
    /// <summary>The new columns.</summary>
    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    /// <summary>The indices of the input columns that a new column needs.</summary>
    public abstract IEnumerable<int> GetDependencies(int output);

    /// <summary>Getters of those new columns that are active; null for the others.</summary>
    public abstract Delegate?[] CreateGetters(DataViewRow input, bool[] active);
}
