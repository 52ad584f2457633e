using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Mnist.Embedded.Tests.ML;

public sealed class VectorColumnTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;

    public VectorColumnTests()
    {
        _data = _ml.Data.LoadFromEnumerable(
        [
            new Words { Texts = ["b", "", "a"], Sparse = new(4, 1, [5], [2]), Keys = [1, 0] },
            new Words { Texts = ["a", "c", "b"], Sparse = new(4, [1, 2, 3, 4]), Keys = [2, 3] },
        ]);
    }

    [Fact]
    public void Texts_and_vectors_go_through_objects()
    {
        var back = _ml.Data.CreateEnumerable<Words>(_data, reuseRowObject: false).ToList();

        Assert.Equal(["b", "", "a"], back[0].Texts);
        Assert.False(back[0].Sparse.IsDense);
        Assert.Equal([0f, 0, 5, 0], back[0].Sparse.DenseValues());
        Assert.Equal([[1u, 0], [2, 3]], back.Select(b => b.Keys));
        Assert.Equal([["b", "", "a"], ["a", "c", "b"]], _data.GetColumn<string[]>("Texts"));
    }

    [Fact]
    public void Vectors_of_values_become_vectors_of_keys_and_go_back()
    {
        var keyed = Apply(_ml.Transforms.Conversion.MapValueToKey("Keyed", "Texts"), _data);
        var back = Apply(_ml.Transforms.Conversion.MapKeyToValue("Back", "Keyed"), keyed);

        Assert.Equal("Vector<Key<UInt32, 0-2>, 3>", keyed.Schema["Keyed"].Type.ToString());
        Assert.Equal([[1u, 0, 2], [2, 3, 1]], keyed.GetColumn<uint[]>("Keyed"));
        Assert.Equal(_data.GetColumn<string[]>("Texts"), back.GetColumn<string[]>("Back"));
    }

    [Fact]
    public void Vectors_are_looked_up_value_by_value()
    {
        var output = Apply(_ml.Transforms.Conversion.MapValue("Found", new Dictionary<float, int> { [0] = 9, [5] = 7, [3] = 8 }, "Sparse"), _data);

        Assert.Equal([[9, 9, 7, 9], [0, 0, 8, 0]], output.GetColumn<int[]>("Found"));
        Assert.Throws<NotSupportedException>(
            () => Apply(_ml.Transforms.Conversion.MapValue("Found", new Dictionary<float, int[]> { [0] = [1] }, "Sparse"), _data));
    }

    [Fact]
    public void Converting_keeps_sparse_vectors_sparse_where_zero_stays_zero()
    {
        Assert.False(First<double>(Apply(_ml.Transforms.Conversion.ConvertType("Sparse", outputKind: DataKind.Double), _data), "Sparse").IsDense);
        var texts = First<ReadOnlyMemory<char>>(Apply(_ml.Transforms.Conversion.ConvertType("Sparse", outputKind: DataKind.String), _data), "Sparse");
        Assert.Equal(["0", "0", "5", "0"], texts.DenseValues().Select(t => t.ToString()));
    }

    [Fact]
    public void Concatenating_mostly_empty_vectors_gives_a_sparse_one()
    {
        var output = Apply(_ml.Transforms.Concatenate("Both", "Sparse", "Sparse"), _data);

        Assert.False(First<float>(output, "Both").IsDense);
        Assert.Equal([[0f, 0, 5, 0, 0, 0, 5, 0], [1, 2, 3, 4, 1, 2, 3, 4]], output.GetColumn<float[]>("Both"));
        Assert.Equal([[0f, 0, 5, 0], [1, 2, 3, 4]], Apply(_ml.Transforms.Concatenate("Same", "Sparse"), _data).GetColumn<float[]>("Same"));
    }

    [Fact]
    public void Concatenated_slots_are_named_after_their_columns()
    {
        var named = Apply(_ml.Transforms.Concatenate("Named", "Number", "Number2"), Numbers());
        var output = Apply(_ml.Transforms.Concatenate("All", "Named", "Number"), named);
        VBuffer<ReadOnlyMemory<char>> names = default;
        output.Schema["All"].GetSlotNames(ref names);

        Assert.Equal(["Named.Number", "Named.Number2", "Number"], names.DenseValues().Select(n => n.ToString()));
    }

    [Fact]
    public void Keys_of_keys_stand_for_what_the_first_keys_stood_for()
    {
        var once = Apply(_ml.Transforms.Conversion.MapValueToKey("Once", "Word"), Numbers());
        var twice = Apply(_ml.Transforms.Conversion.MapValueToKey("Twice", "Once", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue), _ml.Data.SkipRows(once, 1));

        Assert.Equal(["two", "one"], Apply(_ml.Transforms.Conversion.MapKeyToValue("Twice"), twice).GetColumn<string>("Twice"));
        var texts = Apply(_ml.Transforms.Conversion.MapValueToKey("Number", addKeyValueAnnotationsAsText: true), Numbers());
        Assert.Equal(["1", "2", "1"], Apply(_ml.Transforms.Conversion.MapKeyToValue("Number"), texts).GetColumn<string>("Number"));
    }

    [Fact]
    public void Rows_with_missing_keys_in_a_vector_can_be_filtered_out()
        => Assert.Equal([[2u, 3]], _ml.Data.FilterRowsByMissingValues(_data, "Keys").GetColumn<uint[]>("Keys"));

    [Fact]
    public void Normalising_keeps_sparse_vectors_sparse_if_zero_is_fixed()
    {
        Assert.False(First<float>(Apply(_ml.Transforms.NormalizeMinMax("Sparse"), _data), "Sparse").IsDense);
        Assert.True(First<float>(Apply(_ml.Transforms.NormalizeMinMax("Sparse", fixZero: false), _data), "Sparse").IsDense);
    }

    [Fact]
    public void Sampling_by_a_vector_does_not_depend_on_its_form()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(i => new[]
        {
            new Words { Sparse = new(4, 1, [i + 1], [1]), Texts = [$"{i}", "", ""] },
            new Words { Sparse = new(4, [0, i + 1, 0, 0]), Texts = [$"{i}", "", ""] },
        });
        var data = _ml.Data.LoadFromEnumerable(rows);
        foreach (string column in new[] { "Sparse", "Texts" })
        {
            var test = _ml.Data.TrainTestSplit(data, 0.5, column).TestSet;
            Assert.All(test.GetColumn<string[]>("Texts").GroupBy(t => t[0]), g => Assert.Equal(2, g.Count()));
            Assert.InRange(test.GetColumn<string[]>("Texts").Count(), 10, 70);
        }
    }

    [Fact]
    public void Shuffled_vectors_are_copies_that_stay()
    {
        using var cursor = _ml.Data.ShuffleRows(_data, seed: 1).GetRowCursor(_data.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(_data.Schema["Sparse"]);
        VBuffer<float> vector = default;
        var seen = new List<float>();
        while (cursor.MoveNext())
        {
            getter(ref vector);
            seen.Add(vector.DenseValues().Sum());
        }

        Assert.Equal([5, 10], seen.Order());
    }

    private static IDataView Apply(IEstimator<ITransformer> estimator, IDataView data)
        => new EstimatorChain<ITransformer>().Append(estimator).Fit(data).Transform(data);

    private static VBuffer<T> First<T>(IDataView data, string column)
    {
        using var cursor = data.GetRowCursor([data.Schema[column]]);
        VBuffer<T> value = default;
        Assert.True(cursor.MoveNext());
        cursor.GetGetter<VBuffer<T>>(data.Schema[column])(ref value);
        return value;
    }

    private IDataView Numbers() => _ml.Data.LoadFromEnumerable(
        [new Number { Word = "one" }, new Number { Word = "two", Value = 2 }, new Number { Word = "one" }]);

    private sealed class Number
    {
        public string Word { get; set; } = "";

        [ColumnName("Number")]
        public float Value { get; set; } = 1;

        public float Number2 { get; set; } = 2;
    }

    private sealed class Words
    {
        [VectorType(3)]
        public string[] Texts { get; set; } = ["", "", ""];

        [VectorType(4)]
        public VBuffer<float> Sparse { get; set; }

        [VectorType(2), KeyType(3)]
        public uint[] Keys { get; set; } = [1, 1];
    }
}
