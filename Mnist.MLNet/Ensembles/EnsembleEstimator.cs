using Microsoft.ML;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Ensembles;

/// <summary>
/// Trains several classifiers on the same data and lets them decide together. A member is any estimator whose result gives <c>Score</c>, probabilities of the classes,
/// and <c>PredictedLabel</c>: a trainer, or a whole pipeline with preprocessing of its own. Of a member's columns only its scores leave the ensemble.
/// </summary>
public sealed class EnsembleEstimator : IEstimator<EnsembleTransformer>
{
    private readonly EnsembleVote _vote;
    private readonly IEstimator<ITransformer>[] _members;

    internal EnsembleEstimator(EnsembleVote vote, IEnumerable<IEstimator<ITransformer>> members)
    {
        _vote = vote;
        _members = [.. members];
        EnsembleTransformer.Check(vote, _members.Length);
    }

    /// <summary>Trains the members, one after the other.</summary>
    /// <param name="input">The training data; every member reads it anew.</param>
    /// <returns>The trained ensemble.</returns>
    /// <exception cref="ArgumentException">A member does not fit the data, gives no probabilities, or has other classes than the first.</exception>
    public EnsembleTransformer Fit(IDataView input)
    {
        var members = new List<ITransformer>();
        try
        {
            foreach (var member in _members)
            {
                members.Add(member.Fit(input));
            }

            return new EnsembleTransformer(_vote, members, input.Schema);
        }
        catch
        {
            members.OfType<IDisposable>().ToList().ForEach(member => member.Dispose());
            throw;
        }
    }

    /// <summary>The shape of the output: the input's, with <c>Score</c> and <c>PredictedLabel</c>.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentException">A member does not fit the input.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (var member in _members)
        {
            member.GetOutputSchema(inputSchema);
        }

        return SchemaShapes.Add(inputSchema, ScoreColumns.For(ClassLabels.Parse("text", ["0", "1"]), 1));
    }
}
