using Mnist.MLNet.Ensembles;

namespace Mnist.MLNet.Reports.Comparison;

/// <summary>An ensemble that is compared with runs.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Metrics">Its figures.</param>
internal sealed record ComparedEnsemble(string Name, EnsembleMetrics Metrics)
{
    /// <summary>What decides how it answers.</summary>
    public string SetUp => $"{Metrics.Vote.ToString().ToLowerInvariant()} of {Metrics.Members.Count}";

    /// <summary>The folders of its members' runs; none where models were given that had been trained before.</summary>
    public static IEnumerable<string> RunsOf(string folder)
    {
        string members = Path.Combine(folder, EnsembleFolder.MembersName);
        return Directory.Exists(members) ? Directory.EnumerateDirectories(members).Where(run => File.Exists(Path.Combine(run, RunMetrics.FileName))).Order(StringComparer.Ordinal) : [];
    }
}
