using System.Text.Json.Nodes;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Reports.Comparison;

/// <summary>A run that is compared with others.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Metrics">Its figures.</param>
internal sealed record ComparedRun(string Name, RunMetrics Metrics)
{
    private const int HashDigits = 12;

    // Settings in which runs of one make may differ.
    private static readonly string[] Incidental = ["seed", "threads"];

    /// <summary>The settings that make the run what it is, as text.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = Metrics.Settings
        .Where(setting => !Incidental.Contains(setting.Key))
        .ToDictionary(setting => setting.Key, setting => Text(setting.Value));

    /// <summary>The data set.</summary>
    public string Data => NameOf(Metrics.Data);

    /// <summary>What runs have in common that differ in nothing but seed and machine.</summary>
    public string Make => string.Join('\n', Settings.Select(setting => $"{setting.Key} {setting.Value}").Order(StringComparer.Ordinal).Prepend($"{Metrics.Recipe} {Metrics.Data.Sha256}"));

    /// <summary>MNIST, or the first digits of a data set's hash.</summary>
    public static string NameOf(RunMetrics.DataFacts data) => data.Sha256 == MnistData.MnistContentHash ? "MNIST" : data.Sha256[..Math.Min(HashDigits, data.Sha256.Length)];

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray list => string.Join(',', list.Select(Text)),
        _ => value.ToString(),
    };
}
