using System.Text.Encodings.Web;
using System.Text.Json;
using Mnist.MLNet.Data;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Ensembles;

/// <summary>An ensemble's figures for machines: ensemble.json.</summary>
/// <param name="Vote">How one answer is made of the members'.</param>
/// <param name="Members">The members, each judged alone.</param>
/// <param name="Gain">The ensemble's accuracy less the members' mean accuracy.</param>
/// <param name="Data">The data set.</param>
/// <param name="Environment">What computed the figures.</param>
/// <param name="Test">The report on the ensemble, on the whole test set.</param>
public sealed record EnsembleMetrics(
    EnsembleVote Vote, IReadOnlyList<MemberResult> Members, double Gain, RunMetrics.DataFacts Data, RunEnvironment Environment, RunMetrics.ReportFacts Test)
{
    /// <summary>The name of the figures' file in an ensemble's folder.</summary>
    public const string FileName = "ensemble.json";

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The figures of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="data">The data whose test set it was made on.</param>
    /// <returns>The figures.</returns>
    public static EnsembleMetrics Of(EnsembleComparison comparison, MnistData data) => new(
        comparison.Vote,
        comparison.Members,
        comparison.Gain,
        new(data.Provenance.ToString(), data.ContentHash, data.Train.Count, data.Test.Count),
        RunEnvironment.Current(),
        RunMetrics.ReportFacts.Of(comparison.Ensemble));

    /// <summary>Reads the figures of an ensemble that was written before.</summary>
    /// <param name="folder">The ensemble's folder.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="FileNotFoundException">It has no ensemble.json: it is no ensemble's folder, or the ensemble is not finished.</exception>
    /// <exception cref="InvalidDataException">That file is not what an ensemble leaves behind.</exception>
    public static EnsembleMetrics Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<EnsembleMetrics>(File.ReadAllBytes(path), JsonOptions) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is no record of an ensemble: {exception.Message.Split(". Path:")[0].TrimEnd('.')}; make it again, or leave that ensemble out.", exception);
        }
    }

    /// <summary>The figures as JSON.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);
}
