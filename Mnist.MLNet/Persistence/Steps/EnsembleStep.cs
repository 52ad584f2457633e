using Microsoft.ML;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>Scores images with several models that decide together.</summary>
/// <param name="Vote">How one answer is made of the members'.</param>
/// <param name="Members">The members.</param>
public sealed record EnsembleStep(EnsembleVote Vote, IReadOnlyList<EnsembleMember> Members) : ModelStep
{
    internal override ITransformer Restore(MLContext ml, ModelArchive archive)
    {
        var members = new List<ITransformer>();
        try
        {
            foreach (var member in Members)
            {
                members.Add(RestoreAll(member?.Steps ?? [], member?.Training, ml, archive));
            }

            return new EnsembleTransformer(Vote, members, [.. members.Select(ClassesOf)]);
        }
        catch (Exception exception)
        {
            members.OfType<IDisposable>().ToList().ForEach(member => member.Dispose());
            if (exception is ArgumentException)
            {
                throw new InvalidDataException(exception.Message, exception);
            }

            throw;
        }
    }

    private static ClassLabels ClassesOf(ITransformer member, int index)
    {
        ClassLabels? classes = null;
        foreach (var step in (IEnumerable<ITransformer>)member)
        {
            classes = (step as TorchClassifierTransformer)?.Classes ?? (step as EnsembleTransformer)?.Classes ?? classes;
        }

        return classes ?? throw new InvalidDataException($"member {index + 1} of its ensemble has no step that classifies");
    }
}
