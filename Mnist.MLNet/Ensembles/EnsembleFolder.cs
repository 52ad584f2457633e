using System.Text.Json;
using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Ensembles;

/// <summary>
/// What an ensemble leaves behind: <c>runs/&lt;time&gt;-ensemble/</c> with a run folder for each member under <c>members</c>, the table of members and ensemble
/// (ensemble.csv, ensemble.json, report.html) and, last, model.zip. Members are kept as they are trained: opened again for the same members before model.zip
/// is there, it gives those that are finished.
/// </summary>
public sealed class EnsembleFolder : IDisposable
{
    /// <summary>The folder in it with the members' runs.</summary>
    internal const string MembersName = "members";

    private const string Name = "ensemble";
    private const string FinishedName = "members.json";

    private readonly ResumableFolder _folder;
    private readonly Dictionary<int, string> _finished;

    private EnsembleFolder(ResumableFolder folder)
    {
        _folder = folder;
        string finished = folder[FinishedName];
        _finished = File.Exists(finished) ? JsonSerializer.Deserialize<Dictionary<int, string>>(File.ReadAllText(finished))! : [];
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <summary>How many members an earlier run has finished.</summary>
    public int Finished => _finished.Count;

    /// <summary>Opens the folder of members that an interrupted run has begun, or makes a new one. The same members are those of the same recipes with the same settings and seeds, in the same order, on the same data, by the same program.</summary>
    /// <param name="runs">The folder for runs; created where missing.</param>
    /// <param name="members">The members' recipes, each with its seed; none for an ensemble of models that are trained already.</param>
    /// <param name="data">The data.</param>
    /// <param name="time">The time that names a new folder.</param>
    /// <returns>The folder, which no other process can open meanwhile.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static EnsembleFolder Open(string runs, IReadOnlyList<Recipe> members, MnistData data, DateTime time) =>
        new(ResumableFolder.Open(runs, Name, time, RunPlan.ToJson(data, members), RunFolder.ModelFileName));

    /// <summary>The model of a member that is finished; null where it has to be trained.</summary>
    /// <param name="member">The member, counted from 0.</param>
    /// <returns>The path of its model file.</returns>
    public string? ModelOf(int member) => _finished.TryGetValue(member, out string? run) ? _folder[System.IO.Path.Combine(MembersName, run, RunFolder.ModelFileName)] : null;

    /// <summary>Makes the run folder of a member that is about to be trained.</summary>
    /// <param name="recipe">The member's recipe.</param>
    /// <param name="time">The time that names the run's folder.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public RunFolder Begin(Recipe recipe, DateTime time) => RunFolder.Create(_folder[MembersName], recipe.Name, time);

    /// <summary>Takes a member as finished, so that it is not trained again.</summary>
    /// <param name="member">The member, counted from 0.</param>
    /// <param name="run">Its run folder, written.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Keep(int member, RunFolder run)
    {
        _finished[member] = System.IO.Path.GetFileName(run.Location);
        AtomicFile.WriteAllText(_folder[FinishedName], JsonSerializer.Serialize(_finished));
    }

    /// <summary>Writes the ensemble and its figures.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="model">The ensemble.</param>
    /// <param name="comparison">The ensemble beside its members.</param>
    /// <param name="data">The data that they were judged on.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Finish(MLContext ml, ITransformer model, EnsembleComparison comparison, MnistData data)
    {
        AtomicFile.WriteAllText(_folder["ensemble.csv"], comparison.ToTable().ToCsv());
        AtomicFile.WriteAllText(_folder[EnsembleMetrics.FileName], EnsembleMetrics.Of(comparison, data).ToJson());
        AtomicFile.WriteAllText(_folder[RunFolder.ReportFileName], EnsemblePage.Of(comparison, data).ToString());
        ml.Mnist().Save(model, data.Train.Schema, _folder[RunFolder.ModelFileName], comparison.Ensemble);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
