using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Ensembles;

/// <summary>The classes that an ensemble's members know.</summary>
internal static class MemberClasses
{
    /// <summary>The classes of a member.</summary>
    /// <param name="output">The columns that it gives.</param>
    /// <param name="index">The member's place, for messages.</param>
    /// <exception cref="ArgumentException">They are not those of a classifier.</exception>
    public static ClassLabels Of(DataViewSchema output, int index)
    {
        // a pipeline that maps the prediction to its value in place hides the key, and keeps it
        DataViewSchema.Column? prediction = null;
        foreach (var column in output)
        {
            prediction = column.Name == TorchClassifierTransformer.PredictedLabelColumn && column.Type is KeyDataViewType { Count: > 0 } ? column : prediction;
        }

        if (prediction is null)
        {
            throw new ArgumentException(
                $"Member {index + 1} of the ensemble gives no key column '{TorchClassifierTransformer.PredictedLabelColumn}'; a member must be a classifier, or a pipeline that ends in one.");
        }

        var classes = ClassLabels.Of(prediction.Value);
        return output.GetColumnOrNull(TorchClassifierTransformer.ScoreColumn)?.Type is VectorDataViewType score
            && score.ItemType == NumberDataViewType.Single && score.Size == classes.Count
            ? classes
            : throw new ArgumentException(
                $"Member {index + 1} of the ensemble gives no column '{TorchClassifierTransformer.ScoreColumn}' with a probability, a Single, for each of its {classes.Count} classes.");
    }

    /// <summary>Checks that all members have the same classes in the same order.</summary>
    /// <exception cref="ArgumentException">One has others than the first.</exception>
    public static void RequireEqual(IReadOnlyList<ClassLabels> members)
    {
        for (int i = 1; i < members.Count; i++)
        {
            if (members[i].ItemTypeName != members[0].ItemTypeName || !members[i].Names.SequenceEqual(members[0].Names))
            {
                throw new ArgumentException(
                    $"Member {i + 1} of the ensemble has the classes {Text(members[i])}, member 1 has {Text(members[0])}; all must have the same, in the same order.");
            }
        }
    }

    private static string Text(ClassLabels classes) => $"{string.Join(", ", classes.Names)} ({classes.ItemTypeName})";
}
