using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Scoring;

/// <summary>The two columns that a classifier adds, with the annotations that ML.NET's own trainers give theirs.</summary>
internal static class ScoreColumns
{
    private const string SetIdKind = "ScoreColumnSetId";

    /// <summary>Gives the probabilities of the current row.</summary>
    public delegate ReadOnlySpan<float> CurrentProbabilities();

    /// <summary>Score and PredictedLabel.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="setId">The number that tells these columns from those of other trainers in the same data.</param>
    public static IReadOnlyList<DataViewSchema.DetachedColumn> For(ClassLabels classes, uint setId)
    {
        var score = new DataViewSchema.Annotations.Builder();
        classes.AddSlotNames(score);
        AddScoreKinds(score, setId, "Score");
        var predictedLabel = new DataViewSchema.Annotations.Builder();
        classes.AddKeyValues(predictedLabel);
        AddScoreKinds(predictedLabel, setId, "PredictedLabel");
        return
        [
            new(TorchClassifierTransformer.ScoreColumn, new VectorDataViewType(NumberDataViewType.Single, classes.Count), score.ToAnnotations()),
            new(TorchClassifierTransformer.PredictedLabelColumn, new KeyDataViewType(typeof(uint), classes.Count), predictedLabel.ToAnnotations()),
        ];
    }

    /// <summary>One more than the largest set number in a schema.</summary>
    public static uint NextSetId(DataViewSchema schema)
    {
        uint largest = 0;
        foreach (var column in schema)
        {
            if (column.Annotations.Schema.GetColumnOrNull(SetIdKind) is not null)
            {
                uint id = 0;
                column.Annotations.GetValue(SetIdKind, ref id);
                largest = Math.Max(largest, id);
            }
        }

        return largest + 1;
    }

    /// <summary>Getters of both columns.</summary>
    /// <param name="moveToRow">Makes the probabilities those of the current row.</param>
    /// <param name="probabilities">The probabilities, one a class.</param>
    public static Delegate[] Getters(Action moveToRow, CurrentProbabilities probabilities)
    {
        void GetScore(ref VBuffer<float> score)
        {
            moveToRow();
            var values = probabilities();
            var editor = VBufferEditor.Create(ref score, values.Length);
            values.CopyTo(editor.Values);
            score = editor.Commit();
        }

        void GetPredictedLabel(ref uint key)
        {
            moveToRow();
            key = (uint)probabilities().IndexOfMax() + 1;
        }

        return [(ValueGetter<VBuffer<float>>)GetScore, (ValueGetter<uint>)GetPredictedLabel];
    }

    /// <summary>Getters of both columns over a row that is scored when one of them is asked for, and then not again before it moves.</summary>
    /// <param name="row">The row.</param>
    /// <param name="score">Scores the row.</param>
    /// <param name="probabilities">Where the scores are then.</param>
    public static Delegate[] GettersOfRow(DataViewRow row, Action score, float[] probabilities)
    {
        long scoredPosition = -1;
        void ScoreOnce()
        {
            if (scoredPosition != row.Position || row.Position < 0)
            {
                score();
                scoredPosition = row.Position;
            }
        }

        return Getters(ScoreOnce, () => probabilities);
    }

    private static void AddScoreKinds(DataViewSchema.Annotations.Builder annotations, uint setId, string valueKind)
    {
        annotations.AddPrimitiveValue(SetIdKind, new KeyDataViewType(typeof(uint), int.MaxValue), setId);
        annotations.AddPrimitiveValue("ScoreColumnKind", TextDataViewType.Instance, "MulticlassClassification".AsMemory());
        annotations.AddPrimitiveValue("ScoreValueKind", TextDataViewType.Instance, valueKind.AsMemory());
    }
}
