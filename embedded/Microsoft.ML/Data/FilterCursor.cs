namespace Microsoft.ML.Data;

/// <summary>Skips the rows that do not pass a test.</summary>
internal sealed class FilterCursor(DataViewRowCursor input, bool[] active, Func<bool> test) : LinkedCursor(input, active)
{
    protected override bool MoveNextCore()
    {
        while (Input.MoveNext())
        {
            if (test())
            {
                return true;
            }
        }
        return false;
    }
}
