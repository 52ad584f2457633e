using Microsoft.ML;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Scoring;

/// <summary>A data view with the scores of a network, computed in batches while its cursors move.</summary>
internal sealed class ScoredDataView(RowMapper mapper, NetworkScorer scorer, string featureColumnName, IDataView input) : IDataView
{
    public DataViewSchema Schema => mapper.OutputSchema;

    public bool CanShuffle => input.CanShuffle;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        var passedOn = columns.Where(column => column.Index < input.Schema.Count).Select(column => input.Schema[column.Index]);
        if (!columns.Any(column => column.Index >= input.Schema.Count))
        {
            var plain = input.GetRowCursor(passedOn, rand);
            return new RowMappedCursor(plain, mapper.GetRow(plain, columns));
        }

        // Two cursors over the same rows in the same order: one reads images ahead, a batch at a time, the other gives the remaining columns.
        int? seed = rand?.Next();
        var pixels = input.Schema[featureColumnName];
        return new ScoringCursor(
            scorer,
            input.GetRowCursor(passedOn, NewRandom(seed)),
            input.GetRowCursor([pixels], NewRandom(seed)),
            pixels,
            Schema);
    }

    // One cursor: scoring already uses all cores.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static Random? NewRandom(int? seed) => seed is { } value ? new Random(value) : null;
}
