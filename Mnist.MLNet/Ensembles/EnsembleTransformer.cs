using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Ensembles;

/// <summary>
/// Several classifiers that decide together. Adds <c>Score</c>, with the classes' names as slot names, and <c>PredictedLabel</c>, the key of the class with the
/// largest score, as a single classifier does. The data is read once for all members. May be used by several threads at once.
/// </summary>
public sealed class EnsembleTransformer : RowTransformer, IDisposable
{
    /// <summary>Makes an ensemble of members that were not together before.</summary>
    /// <exception cref="ArgumentException">A member does not fit the data, gives no probabilities, or has other classes than the first.</exception>
    internal EnsembleTransformer(EnsembleVote vote, IReadOnlyList<ITransformer> members, DataViewSchema inputSchema)
        : this(vote, members, [.. OutputSchemas(members, inputSchema).Select(MemberClasses.Of)])
    {
    }

    /// <summary>Makes an ensemble of members whose classes are known.</summary>
    /// <exception cref="ArgumentException">There are no members, or one has other classes than the first.</exception>
    internal EnsembleTransformer(EnsembleVote vote, IReadOnlyList<ITransformer> members, IReadOnlyList<ClassLabels> classes)
    {
        Check(vote, members.Count);
        MemberClasses.RequireEqual(classes);
        Vote = vote;
        Members = members;
        Classes = classes[0];
    }

    /// <summary>How one answer is made of the members'.</summary>
    public EnsembleVote Vote { get; }

    /// <summary>The members, each a fitted pipeline or classifier.</summary>
    public IReadOnlyList<ITransformer> Members { get; }

    /// <summary>The classes' names, class 0 first.</summary>
    public IReadOnlyList<string> ClassNames => Classes.Names;

    internal ClassLabels Classes { get; }

    /// <summary>The input with <c>Score</c> and <c>PredictedLabel</c>, computed in batches while a cursor moves.</summary>
    /// <param name="input">Data with the columns that the members read.</param>
    /// <returns>The scored data.</returns>
    /// <exception cref="ArgumentException">A member does not fit the data.</exception>
    public override IDataView Transform(IDataView input) =>
        new ScoredDataView(new RowMapper(this, input.Schema), input, random => new EnsembleScoresAhead(this, input, random));

    /// <summary>Frees the members. Prediction engines do this to the model that they own.</summary>
    public void Dispose()
    {
        foreach (var member in Members)
        {
            (member as IDisposable)?.Dispose();
        }
    }

    /// <exception cref="ArgumentException">There is no such vote, or there are no members.</exception>
    internal static void Check(EnsembleVote vote, int members)
    {
        if (!Enum.IsDefined(vote))
        {
            throw new ArgumentException($"The vote is {vote}; it must be one of {string.Join(", ", Enum.GetNames<EnsembleVote>())}.");
        }

        if (members == 0)
        {
            throw new ArgumentException("The ensemble has no members; give it at least one.");
        }
    }

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> AddedColumns(DataViewSchema inputSchema)
    {
        OutputSchemas(Members, inputSchema);
        return ScoreColumns.For(Classes, ScoreColumns.NextSetId(inputSchema));
    }

    internal override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema inputSchema) => Members
        .Select(member => member.GetRowToRowMapper(inputSchema))
        .SelectMany(mapper => mapper.GetDependencies([mapper.OutputSchema[TorchClassifierTransformer.ScoreColumn]]))
        .DistinctBy(column => column.Index);

    internal override Delegate[] CreateGetters(DataViewRow input)
    {
        ValueGetter<VBuffer<float>>[] getters = [.. Members.Select(member => ScoreGetter(member, input))];
        int classes = Classes.Count;
        var score = default(VBuffer<float>);
        var scores = new float[getters.Length * classes];
        var combined = new float[classes];
        void ScoreRow()
        {
            for (int i = 0; i < getters.Length; i++)
            {
                getters[i](ref score);
                score.CopyTo(scores.AsSpan(i * classes, classes));
            }

            Voting.Combine(Vote, scores, combined);
        }

        return ScoreColumns.GettersOfRow(input, ScoreRow, combined);
    }

    private static ValueGetter<VBuffer<float>> ScoreGetter(ITransformer member, DataViewRow input)
    {
        var mapper = member.GetRowToRowMapper(input.Schema);
        var score = mapper.OutputSchema[TorchClassifierTransformer.ScoreColumn];
        return mapper.GetRow(input, [score]).GetGetter<VBuffer<float>>(score);
    }

    private static DataViewSchema[] OutputSchemas(IReadOnlyList<ITransformer> members, DataViewSchema inputSchema) => [.. members.Select((member, i) =>
    {
        if (!member.IsRowToRowMapper)
        {
            throw new ArgumentException($"Member {i + 1} of the ensemble drops or adds rows; leave such steps out of it, before the ensemble.");
        }

        try
        {
            return member.GetOutputSchema(inputSchema);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"Member {i + 1} of the ensemble does not fit the data: {exception.Message}", exception);
        }
    })];
}
