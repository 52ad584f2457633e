using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class DataOperationsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_cursor_stands_before_the_first_row_and_after_the_last_at_minus_one()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2));
        using var cursor = data.GetRowCursor(data.Schema);

        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void Only_active_columns_can_be_read()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2));
        using var cursor = data.GetRowCursor([data.Schema["Label"]]);

        Assert.True(cursor.IsColumnActive(data.Schema["Label"]));
        Assert.False(cursor.IsColumnActive(data.Schema["Name"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Name"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(data.Schema["Label"]));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void A_split_has_about_the_fraction_asked_for_and_each_row_once(double fraction)
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(4000));
        var split = _ml.Data.TrainTestSplit(data, fraction, seed: 3);
        string[] train = [.. split.TrainSet.GetColumn<string>("Name")];
        string[] test = [.. split.TestSet.GetColumn<string>("Name")];

        Assert.InRange(test.Length, (4000 * fraction) - 120, (4000 * fraction) + 120);
        Assert.Empty(train.Intersect(test));
        Assert.Equal(4000, train.Length + test.Length);
        Assert.Equal(data.Schema.Count, split.TestSet.Schema.Count);
        Assert.Null(split.TestSet.GetRowCount());
        Assert.False(split.TestSet.CanShuffle);
    }

    [Fact]
    public void A_split_repeats_with_its_seed_and_with_the_seed_of_the_context()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(300));

        Assert.Equal(Test(_ml, 5), Test(new MLContext(), 5));
        Assert.NotEqual(Test(_ml, 5), Test(_ml, 6));
        Assert.Equal(Test(_ml, null), Test(_ml, 1));
        Assert.Equal(Test(new MLContext(), null), Test(new MLContext(), null));

        string[] Test(MLContext ml, int? seed) => [.. ml.Data.TrainTestSplit(data, 0.3, seed: seed).TestSet.GetColumn<string>("Name")];
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Label")]
    [InlineData("Weight")]
    [InlineData("Pixels")]
    public void Equal_values_of_a_sampling_column_come_to_the_same_fold(string column)
    {
        var digits = Digit.Some(40).Concat(Digit.Some(40)).ToList();
        var folds = _ml.Data.CrossValidationSplit(_ml.Data.LoadFromEnumerable(digits), 4, column, seed: 2);
        var names = folds.Select(f => f.TestSet.GetColumn<string>("Name").ToList()).ToList();

        Assert.Equal(80, names.Sum(n => n.Count));
        Assert.All(names, fold => Assert.All(fold.GroupBy(n => n), g => Assert.Equal(2, g.Count())));
        Assert.True(names.Count(n => n.Count > 0) > 1);
    }

    [Fact]
    public void Folds_are_disjoint_and_cover_everything()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(1000));
        var folds = _ml.Data.CrossValidationSplit(data, 3);
        string[][] tests = [.. folds.Select(f => f.TestSet.GetColumn<string>("Name").ToArray())];

        Assert.Equal(1000, tests.SelectMany(t => t).Distinct().Count());
        Assert.Equal(1000, tests.Sum(t => t.Length));
        Assert.All(folds.Zip(tests), f => Assert.Equal(1000 - f.Second.Length, f.First.TrainSet.GetColumn<string>("Name").Except(f.Second).Count()));
    }

    [Fact]
    public void Rows_can_be_taken_and_skipped()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(10));

        Assert.Equal(["n0", "n1"], _ml.Data.TakeRows(data, 2).GetColumn<string>("Name"));
        Assert.Equal(["n8", "n9"], _ml.Data.SkipRows(data, 8).GetColumn<string>("Name"));
        Assert.Equal(2, _ml.Data.SkipRows(data, 8).GetRowCount());
        Assert.Empty(_ml.Data.SkipRows(data, 20).GetColumn<string>("Name"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(data, 0));
    }

    [Fact]
    public void Rows_can_be_filtered_by_number_key_missing_values_and_code()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(8));

        Assert.Equal([2f, 3], _ml.Data.FilterRowsByColumn(data, "Weight", 2, 4).GetColumn<float>("Weight"));
        Assert.Equal([1u, 2, 1, 2], _ml.Data.FilterRowsByKeyColumnFraction(data, "Label", 0, 0.5).GetColumn<uint>("Label"));
        Assert.Equal(4, _ml.Data.FilterByCustomPredicate<DigitView>(data, d => d.Label % 2 == 0).GetColumn<uint>("Label").Count());
        var gaps = _ml.Data.LoadFromEnumerable([new Digit { Pixels = [1, float.NaN, 2] }, new Digit { Pixels = [1, 2, 3] }]);
        Assert.Single(_ml.Data.FilterRowsByMissingValues(gaps, "Pixels").GetColumn<uint>("Label"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(data, "Name"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(data, "Name"));
    }

    [Fact]
    public void A_filtered_row_keeps_its_id()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(8));
        using var cursor = _ml.Data.FilterRowsByColumn(data, "Weight", 5).GetRowCursor([]);
        var getId = cursor.GetIdGetter();
        DataViewRowId id = default;

        Assert.True(cursor.MoveNext());
        getId(ref id);
        Assert.Equal(new DataViewRowId(5, 0), id);
        Assert.Equal(0, cursor.Position);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Shuffled_rows_are_the_same_rows_with_their_ids_in_an_order_that_stays(int pool)
    {
        var data = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Digit.Some(50)));
        var shuffled = _ml.Data.ShuffleRows(data, seed: 4, shufflePoolSize: pool);
        var rows = Rows(shuffled, null);

        Assert.Equal(rows, Rows(shuffled, null));
        Assert.NotEqual(Rows(data, null), rows);
        Assert.NotEqual(rows, Rows(shuffled, new Random(9)));
        Assert.Equal(Rows(shuffled, new Random(9)), Rows(shuffled, new Random(9)));
        Assert.Equal(Rows(data, null), rows.Order());
        Assert.All(rows, r => Assert.Equal(r.Weight, r.Id));
        Assert.Equal(50, shuffled.GetRowCount());
    }

    [Fact]
    public void A_cache_reads_each_column_once_and_can_shuffle()
    {
        int read = 0;
        var source = _ml.Data.LoadFromEnumerable(Counted());
        var cache = _ml.Data.Cache(source, "Label");

        Assert.False(source.CanShuffle);
        Assert.True(cache.CanShuffle);
        Assert.Equal(source.GetColumn<float[]>("Pixels"), cache.GetColumn<float[]>("Pixels"));
        int after = read;
        Assert.Equal(30, cache.GetColumn<float[]>("Pixels").Count());
        Assert.Equal(30, cache.GetColumn<uint>("Label").Count());
        Assert.Equal(after, read);
        Assert.Equal(30, cache.GetRowCount());
        Assert.Equal(Rows(cache, null), Rows(cache, new Random(1)).Order());
        Assert.NotEqual(Rows(cache, null), Rows(cache, new Random(1)));
        Assert.All(Rows(cache, new Random(2)), r => Assert.Equal(r.Weight, r.Id));

        IEnumerable<Digit> Counted()
        {
            foreach (var digit in Digit.Some(30))
            {
                read++;
                yield return digit;
            }
        }
    }

    [Fact]
    public void A_cache_keeps_sparse_vectors_sparse()
    {
        var data = _ml.Data.Cache(_ml.Data.LoadFromEnumerable([new SparseRow { Values = new(6, 1, [7], [4]) }, new SparseRow { Values = new(6, [1, 2, 3, 4, 5, 6]) }]));
        using var cursor = data.GetRowCursor(data.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(data.Schema["Values"]);
        VBuffer<float> vector = default;

        Assert.True(cursor.MoveNext());
        getter(ref vector);
        Assert.False(vector.IsDense);
        Assert.Equal([0, 0, 0, 0, 7, 0], vector.DenseValues());
        Assert.True(cursor.MoveNext());
        getter(ref vector);
        Assert.Equal([1, 2, 3, 4, 5, 6], vector.DenseValues());
    }

    [Fact]
    public void A_bootstrap_sample_and_its_complement_share_no_row()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(1000));
        string[] sample = [.. _ml.Data.BootstrapSample(data, seed: 2).GetColumn<string>("Name")];
        string[] rest = [.. _ml.Data.BootstrapSample(data, seed: 2, complement: true).GetColumn<string>("Name")];

        Assert.InRange(sample.Length, 900, 1100);
        Assert.InRange(rest.Length, 320, 420);
        Assert.Empty(sample.Intersect(rest));
        Assert.Equal(1000, sample.Distinct().Count() + rest.Length);
    }

    [Fact]
    public void The_rows_of_a_bootstrap_sample_have_ids_of_their_own()
    {
        using var cursor = _ml.Data.BootstrapSample(_ml.Data.LoadFromEnumerable(Digit.Some(200)), seed: 2).GetRowCursor([]);
        var getId = cursor.GetIdGetter();
        var ids = new List<DataViewRowId>();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getId(ref id);
            ids.Add(id);
        }

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_set_of_cursors_reads_each_row_once()
    {
        var source = _ml.Data.LoadFromEnumerable(Digit.Some(20));
        IDataView[] views =
        [
            source,
            _ml.Data.Cache(source),
            _ml.Data.ShuffleRows(source),
            _ml.Data.TakeRows(source, 20),
            _ml.Data.FilterRowsByColumn(source, "Weight"),
            _ml.Data.CrossValidationSplit(source, 2)[0].TrainSet,
            _ml.Transforms.CopyColumns("Copy", "Weight").Fit(source).Transform(source),
            _ml.Data.BootstrapSample(source, seed: 1),
        ];
        foreach (var view in views)
        {
            var column = view.Schema["Weight"];
            var cursors = view.GetRowCursorSet([column], 3);
            int rows = 0;
            foreach (var cursor in cursors)
            {
                using (cursor)
                {
                    Assert.True(cursor.IsColumnActive(column));
                    for (; cursor.MoveNext(); rows++)
                    {
                        Assert.True(cursor.Batch >= 0);
                    }
                }
            }
            Assert.Equal(view.GetColumn<float>("Weight").Count(), rows);
        }
    }

    [Fact]
    public void Estimators_transformers_and_loaders_can_be_previewed()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(10));
        var estimator = _ml.Transforms.CopyColumns("Copy", "Name");

        Assert.Equal("5 columns, 2 rows", estimator.Preview(data, maxRows: 2).ToString());
        Assert.Equal("Copy: String", estimator.Fit(data).Preview(data).ColumnView[^1].ToString());
        Assert.Equal("4 columns", data.Preview().RowView[0].ToString());
    }

    [Fact]
    public void A_cache_of_data_that_changes_says_so()
    {
        int rows = 3;
        var cache = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Enumerable.Repeat(0, int.MaxValue).TakeWhile((_, i) => i < rows).Select(_ => new Digit())));
        Assert.Equal(3, cache.GetColumn<float>("Weight").Count());
        rows = 4;

        Assert.Throws<InvalidOperationException>(() => cache.GetColumn<uint>("Label").Count());
    }

    [Fact]
    public void A_preview_shows_the_first_rows()
    {
        var preview = _ml.Data.LoadFromEnumerable(Digit.Some(10)).Preview(maxRows: 3);

        Assert.Equal("4 columns, 3 rows", preview.ToString());
        Assert.Equal(2u, preview.ColumnView[1].Values[1]);
        Assert.Equal("Label", preview.RowView[2].Values[1].Key);
    }

    private static List<(float Weight, ulong Id)> Rows(IDataView data, Random? random)
    {
        var column = data.Schema["Weight"];
        using var cursor = data.GetRowCursor([column], random);
        var getWeight = cursor.GetGetter<float>(column);
        var getId = cursor.GetIdGetter();
        var rows = new List<(float, ulong)>();
        float weight = 0;
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getWeight(ref weight);
            getId(ref id);
            rows.Add((weight, id.Low));
        }
        return rows;
    }

    private sealed class SparseRow
    {
        [VectorType(6)]
        public VBuffer<float> Values { get; set; }
    }
}
