using System.Globalization;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>A run of the study as <c>trials.csv</c> has it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Batch">Images in a batch.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Rank">Its place by validation accuracy, from 1; null where it failed.</param>
/// <param name="Validation">Validation accuracy of its best epoch, 0 to 1; null where it failed.</param>
/// <param name="Test">Test accuracy of the same epoch.</param>
internal sealed record StudyRun(string Network, double Rate, int Batch, int Epochs, int? Rank, double? Validation, double? Test)
{
    public static IReadOnlyList<StudyRun> Read(string path) =>
    [
        .. CsvRows.Read(path).Select(row => new StudyRun(
            row["recipe"],
            double.Parse(row["lr"], CultureInfo.InvariantCulture),
            int.Parse(row["batch_size"], CultureInfo.InvariantCulture),
            int.Parse(row["epochs"], CultureInfo.InvariantCulture),
            row["rank"] is { Length: > 0 } rank ? int.Parse(rank, CultureInfo.InvariantCulture) : null,
            Optional(row["validation_accuracy"]),
            Optional(row["test_accuracy"]))),
    ];

    private static double? Optional(string text) => text.Length > 0 ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
