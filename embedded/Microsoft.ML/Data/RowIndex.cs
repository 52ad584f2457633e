namespace Microsoft.ML.Data;

/// <summary>The row that a cursor over memory stands at, shared with its getters.</summary>
internal sealed class RowIndex
{
    public int Value { get; set; }
}
