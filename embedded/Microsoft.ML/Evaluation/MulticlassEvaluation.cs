using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Adds up the metrics of a classifier in one pass over scored data.</summary>
internal sealed class MulticlassEvaluation
{
    /// <summary>The least probability that the log-loss takes for real, and that of a class without a score.</summary>
    private const float LeastProbability = 1e-15f;

    private readonly int _classes;
    private readonly double[][] _confusion;
    private readonly double[] _rowsOfClass;
    private readonly double[] _lossOfClass;
    private readonly double[] _rowsOfRank;
    private double _rows;
    private double _loss;

    private MulticlassEvaluation(int classes)
    {
        _classes = classes;
        _confusion = [.. Enumerable.Range(0, classes).Select(_ => new double[classes])];
        _rowsOfClass = new double[classes];
        _lossOfClass = new double[classes];
        _rowsOfRank = new double[classes + 1];
    }

    public static MulticlassClassificationMetrics Run(IDataView data, string label, string score, string predictedLabel, int topK)
    {
        var labelColumn = Column(data, label, "Label");
        var scoreColumn = Column(data, score, "Score");
        Column(data, predictedLabel, "PredictedLabel");
        if (scoreColumn.Type is not VectorDataViewType { Size: >= 2 } vector || vector.ItemType != NumberDataViewType.Single)
        {
            throw SchemaMismatch.Type("schema", "score", score, "vector of two or more items of type Single", $"{scoreColumn.Type}");
        }
        if (labelColumn.Type is not KeyDataViewType && labelColumn.Type != NumberDataViewType.Single)
        {
            throw SchemaMismatch.Type("schema", "label", label, "Single or Key", $"{labelColumn.Type}");
        }
        var evaluation = new MulticlassEvaluation(vector.Size);
        using (var cursor = data.GetRowCursor([labelColumn, scoreColumn]))
        {
            var readClass = ClassReader(cursor, labelColumn);
            var getScores = cursor.GetGetter<VBuffer<float>>(scoreColumn);
            VBuffer<float> scores = default;
            var dense = new float[vector.Size];
            while (cursor.MoveNext())
            {
                if (readClass() is { } actual)
                {
                    getScores(ref scores);
                    scores.CopyTo(dense);
                    evaluation.Add(actual, dense);
                }
            }
        }
        return evaluation.Summarize(ClassNames(scoreColumn, vector.Size), topK);
    }

    private static DataViewSchema.Column Column(IDataView data, string name, string role)
        => data.Schema.GetColumnOrNull(name) ?? throw SchemaMismatch.NotFound("schema", role, name);

    /// <summary>Reads the class of a row, counted from 0; null if the label is missing or no class.</summary>
    private static Func<int?> ClassReader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
        {
            return (Func<int?>)Generic.Call(typeof(MulticlassEvaluation), nameof(KeyReader), [column.Type.RawType], row, column)!;
        }
        var getter = row.GetGetter<float>(column);
        return () =>
        {
            float label = 0;
            getter(ref label);
            return label >= 0 && label == MathF.Truncate(label) ? (int)Math.Min(label, int.MaxValue) : null;
        };
    }

    private static Func<int?> KeyReader<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IBinaryInteger<T>
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T key = default;
            getter(ref key);
            return T.IsZero(key) ? null : int.CreateSaturating(key - T.One);
        };
    }

    private static ReadOnlyMemory<char>[] ClassNames(DataViewSchema.Column scoreColumn, int classes)
    {
        if (!scoreColumn.HasSlotNames())
        {
            return [.. Enumerable.Range(0, classes).Select(i => $"{i}".AsMemory())];
        }
        VBuffer<ReadOnlyMemory<char>> names = default;
        scoreColumn.GetSlotNames(ref names);
        return [.. names.DenseValues()];
    }

    private void Add(int actual, ReadOnlySpan<float> scores)
    {
        foreach (float score in scores)
        {
            if (!float.IsFinite(score))
            {
                return;
            }
        }
        bool isKnown = actual < _classes;
        float own = isKnown ? scores[actual] : 0;
        double loss = -Math.Log(isKnown ? Math.Clamp(own, LeastProbability, 1) : LeastProbability);
        int predicted = 0;
        int rank = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > scores[predicted])
            {
                predicted = i;
            }
            if (scores[i] > own || (scores[i] == own && i < actual))
            {
                rank++;
            }
        }
        _rows++;
        _loss += loss;
        _rowsOfRank[isKnown ? rank : _classes]++;
        if (isKnown)
        {
            _rowsOfClass[actual]++;
            _lossOfClass[actual] += loss;
            _confusion[actual][predicted]++;
        }
    }

    private MulticlassClassificationMetrics Summarize(ReadOnlyMemory<char>[] classNames, int topK)
    {
        double logLoss = _rows > 0 ? _loss / _rows : 0;
        double entropy = -_rowsOfClass.Where(n => n > 0).Sum(n => n / _rows * Math.Log(n / _rows));
        double[] recalls = [.. Enumerable.Range(0, _classes).Where(i => _rowsOfClass[i] > 0).Select(i => _confusion[i][i] / _rowsOfClass[i])];
        double sum = 0;
        double[] topKAccuracies = [.. _rowsOfRank.Take(topK).Select(n => (sum += n) / _rows)];
        return new(
            microAccuracy: _rows > 0 ? _rowsOfRank[0] / _rows : 0,
            macroAccuracy: recalls.Length > 0 ? recalls.Average() : 0,
            logLoss,
            logLossReduction: (entropy - logLoss) / entropy,
            perClassLogLoss: [.. _lossOfClass.Select((loss, i) => _rowsOfClass[i] > 0 ? loss / _rowsOfClass[i] : 0)],
            topK,
            topK > 0 ? topKAccuracies : null,
            new ConfusionMatrix(_confusion, classNames));
    }
}
