using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Mnist.MLNet.Sweeps.Store;

/// <summary>Reads trials and evaluations from rows of a store.</summary>
internal static class TrialRows
{
    public static TrialEvaluation Evaluation(DbDataReader row) => new(
        row.GetInt64(1), Whole(row, 2), Optional(row, 3), Optional(row, 4), row.GetDouble(5), Quality(row, 6), Quality(row, 11), row.GetDouble(16), Optional(row, 17));

    public static Trial Trial(DbDataReader row, ILookup<int, TrialEvaluation> evaluations)
    {
        int training = Whole(row, 1);
        int epochs = Whole(row, 4);
        var state = StateNames.Parse(row.GetString(5));
        string? worker = row.IsDBNull(9) ? null : row.GetString(9);
        bool running = state == TrialState.Waiting && worker is not null;
        return new Trial
        {
            Number = Whole(row, 0),
            Training = training,
            Recipe = row.GetString(2),
            Settings = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3))!,
            Epochs = epochs,
            State = running ? TrialState.Running : state,
            Reason = row.IsDBNull(6) ? null : row.GetString(6),
            BestStep = row.IsDBNull(7) ? null : row.GetInt64(7),
            Ended = row.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)).UtcDateTime,
            Worker = running ? worker : null,
            Progress = running ? new TrialProgress(Whole(row, 10), row.GetDouble(11), Optional(row, 12), Optional(row, 13)) : null,
            Evaluations = [.. evaluations[training].Where(evaluation => evaluation.Epoch <= epochs)],
        };
    }

    private static Quality Quality(DbDataReader row, int first) =>
        new(row.GetDouble(first), row.GetDouble(first + 1), row.GetDouble(first + 2), row.GetDouble(first + 3), row.GetDouble(first + 4));

    private static double? Optional(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static int Whole(DbDataReader row, int column) => Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture);
}
