using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Mnist.Embedded.Tests.ML;

public sealed class TransformTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;

    public TransformTests()
    {
        _data = _ml.Data.LoadFromEnumerable(Digit.Some(6));
    }

    [Fact]
    public void A_replaced_column_stays_in_the_schema_hidden()
    {
        var output = Apply(_ml.Transforms.Conversion.ConvertType("Weight", outputKind: DataKind.Double), _data);

        Assert.Equal(5, output.Schema.Count);
        Assert.True(output.Schema[3].IsHidden);
        Assert.Equal(4, output.Schema["Weight"].Index);
        Assert.Equal([0, 1, 2, 3, 4, 5.0], output.GetColumn<double>("Weight"));
        Assert.Equal([0, 1, 2, 3, 4, 5f], output.GetColumn<float>(output.Schema[3]));
    }

    [Fact]
    public void Columns_are_copied_dropped_and_selected()
    {
        var copied = Apply(_ml.Transforms.CopyColumns("Copy", "Label"), _data);
        Assert.Equal(copied.GetColumn<uint>("Label"), copied.GetColumn<uint>("Copy"));
        Assert.Equal(["Pixels", "Name", "Weight"], Names(Apply(_ml.Transforms.DropColumns("Label"), _data)));
        Assert.Equal(["Name", "Pixels"], Names(Apply(_ml.Transforms.SelectColumns("Name", "Pixels"), _data)));

        var hidden = Apply(_ml.Transforms.CopyColumns("Label", "Label"), _data);
        Assert.Equal(["Label"], Names(Apply(_ml.Transforms.SelectColumns("Label"), hidden)));
        Assert.Equal(["Label", "Label"], Names(Apply(_ml.Transforms.SelectColumns(["Label"], keepHidden: true), hidden)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apply(_ml.Transforms.DropColumns("Nothing"), _data));
    }

    [Fact]
    public void Concatenated_columns_lie_side_by_side_with_their_names()
    {
        var output = Apply(_ml.Transforms.Concatenate("Features", "Weight", "Pixels"), _data);

        Assert.Equal("Vector<Single, 4>", output.Schema["Features"].Type.ToString());
        Assert.Equal([2f, 2, 4, 6], output.GetColumn<float[]>("Features").ElementAt(2));
        VBuffer<ReadOnlyMemory<char>> names = default;
        output.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(["Weight", "", "", ""], names.DenseValues().Select(n => n.ToString()));
        Assert.Throws<InvalidOperationException>(() => new EstimatorChain<ITransformer>().Append(_ml.Transforms.Concatenate("F", "Label")).Fit(_data));
        Assert.Throws<InvalidOperationException>(() => new EstimatorChain<ITransformer>().Append(_ml.Transforms.Concatenate("F", "Weight", "Name")).Fit(_data));
    }

    [Fact]
    public void Values_become_keys_in_the_order_of_occurrence_or_of_value()
    {
        var data = Texts("b", "a", "", "b", "c");
        var first = Apply(_ml.Transforms.Conversion.MapValueToKey("Key", "Text"), data);
        var sorted = Apply(_ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue), data);

        Assert.Equal("Key<UInt32, 0-2>", first.Schema["Key"].Type.ToString());
        Assert.Equal([1u, 2, 0, 1, 3], first.GetColumn<uint>("Key"));
        Assert.Equal([2u, 1, 0, 2, 3], sorted.GetColumn<uint>("Key"));
        Assert.Equal(["a", "b", "c"], KeyValues(sorted.Schema["Key"]));
    }

    [Fact]
    public void Values_that_were_not_there_when_fitted_become_missing_keys()
    {
        var model = _ml.Transforms.Conversion.MapValueToKey("Key", "Text", maximumNumberOfKeys: 2).Fit(Texts("x", "y", "z"));

        Assert.Equal([2u, 0, 0], model.Transform(Texts("y", "z", "new")).GetColumn<uint>("Key"));
    }

    [Fact]
    public void Keys_can_be_given_by_a_view()
    {
        var output = Apply(_ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: Texts("c", "a")), Texts("a", "b", "c"));

        Assert.Equal([2u, 0, 1], output.GetColumn<uint>("Key"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: _data));
    }

    [Fact]
    public void Keys_go_back_to_their_values_and_missing_ones_to_missing_values()
    {
        var data = Texts("b", "", "a");
        var keyed = Apply(_ml.Transforms.Conversion.MapValueToKey("Key", "Text"), data);
        var back = Apply(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key"), keyed);

        Assert.Equal(["b", "", "a"], back.GetColumn<string>("Back"));
        var numbers = Apply(_ml.Transforms.Conversion.MapKeyToValue("Weight"), Apply(_ml.Transforms.Conversion.MapValueToKey("Weight", maximumNumberOfKeys: 2), _data));
        Assert.Equal([0, 1, float.NaN, float.NaN, float.NaN, float.NaN], numbers.GetColumn<float>("Weight"));
    }

    [Fact]
    public void Keys_without_key_values_cannot_be_mapped_back()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Apply(_ml.Transforms.Conversion.MapKeyToValue("Label"), _data));
        Assert.Contains("KeyValues", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(_ml.Transforms.Conversion.MapKeyToValue("Label")).Fit(_data));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(_ml.Transforms.Conversion.MapKeyToValue("Name")).Fit(_data));
    }

    [Fact]
    public void Values_are_looked_up_in_a_table()
    {
        var names = _ml.Transforms.Conversion.MapValue("Name", new Dictionary<float, string> { [1] = "one", [2] = "two" }, "Weight");
        Assert.Equal(["", "one", "two", ""], Apply(names, _data).GetColumn<string>("Name").Take(4));

        var vectors = _ml.Transforms.Conversion.MapValue("V", new Dictionary<string, int[]> { ["n1"] = [1, 2], ["n2"] = [] }, "Name");
        Assert.Equal([[], [1, 2], []], Apply(vectors, _data).GetColumn<int[]>("V").Take(3));

        var keys = _ml.Transforms.Conversion.MapValue("K", new Dictionary<string, string> { ["n1"] = "odd", ["n2"] = "even", ["n3"] = "odd" }, "Name", treatValuesAsKeyType: true);
        var output = Apply(keys, _data);
        Assert.Equal([0u, 1, 2, 1], output.GetColumn<uint>("K").Take(4));
        Assert.Equal(["odd", "even"], KeyValues(output.Schema["K"]));

        var table = Texts("n0", "n5");
        var same = _ml.Transforms.Conversion.MapValue("Found", table, table.Schema["Text"], table.Schema["Text"], "Name");
        Assert.Equal(["n0", "", "", "", "", "n5"], Apply(same, _data).GetColumn<string>("Found"));
        var numbers = _ml.Transforms.Conversion.MapValue("Digit", new Dictionary<string, int> { ["3"] = 33 }, "Weight");
        Assert.Equal([0, 0, 0, 33, 0, 0], Apply(numbers, _data).GetColumn<int>("Digit"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apply(numbers, Apply(_ml.Transforms.CopyColumns("Weight", "Label"), _data)));
    }

    [Theory]
    [InlineData(DataKind.Double, "12.5", 12.5)]
    [InlineData(DataKind.Single, "x", float.NaN)]
    [InlineData(DataKind.Int32, "7", 7)]
    [InlineData(DataKind.Int32, "", 0)]
    [InlineData(DataKind.Boolean, "Yes", true)]
    public void Texts_are_converted(DataKind kind, string text, object expected)
    {
        var output = Apply(_ml.Transforms.Conversion.ConvertType("Text", outputKind: kind), Texts(text));

        Assert.Equal(expected, output.Preview().ColumnView[1].Values[0]);
    }

    [Fact]
    public void Numbers_keys_and_truth_values_are_converted()
    {
        Assert.Equal(["0", "1"], Apply(_ml.Transforms.Conversion.ConvertType("Weight", outputKind: DataKind.String), _data).GetColumn<string>("Weight").Take(2));
        Assert.Equal([false, true], Apply(_ml.Transforms.Conversion.ConvertType("Weight", outputKind: DataKind.Boolean), _data).GetColumn<bool>("Weight").Take(2));
        Assert.Equal([1, 2, 3.0], Apply(_ml.Transforms.Conversion.ConvertType("Pixels", outputKind: DataKind.Double), _data).GetColumn<double[]>("Pixels").ElementAt(1));
        var keys = Apply(_ml.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Byte), _data);
        Assert.Equal("Key<Byte, 0-3>", keys.Schema["Label"].Type.ToString());
        Assert.Equal(new byte[] { 1, 2, 3, 4, 1, 2 }, keys.GetColumn<byte>("Label"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apply(_ml.Transforms.Conversion.ConvertType("Label"), _data));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apply(_ml.Transforms.Conversion.ConvertType("Weight", outputKind: DataKind.Int32), _data));
    }

    [Fact]
    public void A_custom_mapping_runs_once_a_row_however_many_columns_are_read()
    {
        int runs = 0;
        var output = Apply(
            _ml.Transforms.CustomMapping<DigitView, ScoredDigit>(
                (digit, scored) =>
                {
                    runs++;
                    ScoredDigit.Classify(digit, scored);
                },
                null),
            _data);

        Assert.Equal([1u, 2, 3, 4, 1, 2], _ml.Data.CreateEnumerable<ScoredDigit>(output, reuseRowObject: true).Select(s => s.PredictedLabel));
        Assert.Equal(6, runs);
        Assert.Equal(6, output.GetColumn<string>("Name").Count());
        Assert.Equal(6, runs);
    }

    [Fact]
    public void A_custom_mapping_checks_its_input_columns()
    {
        var chain = new EstimatorChain<ITransformer>().Append(_ml.Transforms.CopyColumns("Pixels", "Weight"))
            .Append(_ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, null));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit(_data));
        Assert.Contains("Pixels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapped_views_pass_on_counts_ids_and_shuffling()
    {
        var cache = _ml.Data.Cache(_data);
        var output = Apply(_ml.Transforms.CopyColumns("Copy", "Weight"), cache);

        Assert.True(output.CanShuffle);
        Assert.Equal(6, output.GetRowCount());
        using var cursor = output.GetRowCursor([output.Schema["Copy"]], new Random(5));
        var getCopy = cursor.GetGetter<float>(output.Schema["Copy"]);
        var getId = cursor.GetIdGetter();
        Assert.False(cursor.IsColumnActive(output.Schema["Weight"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(output.Schema["Weight"]));
        var seen = new List<float>();
        float copy = 0;
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getCopy(ref copy);
            getId(ref id);
            Assert.Equal(copy, id.Low);
            seen.Add(copy);
        }
        Assert.NotEqual(seen.Order(), seen);
        Assert.Equal([0, 1, 2, 3, 4, 5], seen.Order());
    }

    private static IDataView Apply(IEstimator<ITransformer> estimator, IDataView data) => estimator.Fit(data).Transform(data);

    private static IEnumerable<string> Names(IDataView data) => data.Schema.Select(c => c.Name);

    private static string[] KeyValues(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(v => v.ToString())];
    }

    private IDataView Texts(params string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(t => new TextRow { Text = t }).ToList());

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
