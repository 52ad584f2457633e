namespace Microsoft.ML.Data;

/// <summary>
/// A bootstrap sample of a view: each row as often as a Poisson variable of mean 1 says, or, as the complement, once if that says never.
/// </summary>
internal sealed class BootstrapView(IDataView input, int seed, bool complement) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(input.GetRowCursor(ActiveColumns.Select(Schema, active)), active, new Random(seed), complement);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] active, Random random, bool complement) : LinkedCursor(input, active)
    {
        private long _remaining;

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            var inputId = Input.GetIdGetter();
            return (ref DataViewRowId id) =>
            {
                inputId(ref id);
                id = id.Combine(new((ulong)_remaining, 0));
            };
        }

        protected override bool MoveNextCore()
        {
            while (_remaining == 0 && Input.MoveNext())
            {
                int times = Poisson();
                _remaining = complement ? (times == 0 ? 1 : 0) : times;
            }
            return _remaining-- > 0;
        }

        /// <summary>Knuth's method: counts uniform factors until their product falls below e⁻¹.</summary>
        private int Poisson()
        {
            int count = 0;
            for (double product = random.NextDouble(); product > 1 / Math.E; product *= random.NextDouble())
            {
                count++;
            }
            return count;
        }
    }
}
