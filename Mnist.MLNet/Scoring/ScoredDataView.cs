using Microsoft.ML;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Scoring;

/// <summary>A data view with the scores of a classifier, computed in batches while its cursors move.</summary>
/// <param name="mapper">The classifier, bound to the input.</param>
/// <param name="input">The rows.</param>
/// <param name="openAhead">Starts to score all rows, in their own order or in that of a generator.</param>
internal sealed class ScoredDataView(RowMapper mapper, IDataView input, Func<Random?, IScoresAhead> openAhead) : IDataView
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

        // Two cursors over the same rows in the same order: one reads ahead what is scored, a batch at a time, the other gives the remaining columns.
        int? seed = rand?.Next();
        return new ScoringCursor(input.GetRowCursor(passedOn, NewRandom(seed)), openAhead(NewRandom(seed)), Schema);
    }

    // One cursor: scoring already uses all cores.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static Random? NewRandom(int? seed) => seed is { } value ? new Random(value) : null;
}
