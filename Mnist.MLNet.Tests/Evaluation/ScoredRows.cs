using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Tests.Evaluation;

/// <summary>Scored data made by hand.</summary>
internal static class ScoredRows
{
    public static IDataView Of(MLContext ml, params Row[] rows)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Score.Length);
        schema["Label"].ColumnType = new KeyDataViewType(typeof(uint), rows[0].Score.Length);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    public static Row Sure(int label, int predicted, int classes)
    {
        var score = new float[classes];
        score[predicted] = 1;
        return new Row { Label = (uint)label, Score = score };
    }

    /// <summary>A row; the label counts from 0, as a key is given to ML.NET.</summary>
    internal sealed class Row
    {
        [KeyType(3)]
        public uint Label { get; set; }

        public float[] Score { get; set; } = [];
    }
}
