using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class ObjectMappingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Members_become_columns_as_their_attributes_say()
    {
        var schema = _ml.Data.LoadFromEnumerable(Digit.Some(3)).Schema;

        Assert.Equal(["Pixels", "Label", "Name", "Weight"], schema.Select(c => c.Name));
        Assert.Equal("Vector<Single, 3>", schema["Pixels"].Type.ToString());
        Assert.Equal("Key<UInt32, 0-3>", schema["Label"].Type.ToString());
        Assert.Equal(TextDataViewType.Instance, schema["Name"].Type);
    }

    [Fact]
    public void Keys_go_in_from_zero_and_come_out_from_one()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(5));

        Assert.Equal([1u, 2, 3, 4, 1], data.GetColumn<uint>("Label"));
        Assert.Equal([1u, 2, 3, 4, 1], _ml.Data.CreateEnumerable<DigitView>(data, reuseRowObject: false).Select(d => d.Label));
    }

    [Fact]
    public void A_key_out_of_range_becomes_a_missing_one()
    {
        var data = _ml.Data.LoadFromEnumerable([new Digit { Label = 4 }, new Digit { Label = uint.MaxValue }, new Digit { Label = 3 }]);

        Assert.Equal([0u, 0, 4], data.GetColumn<uint>("Label"));
    }

    [Fact]
    public void Rows_come_back_as_they_went_in()
    {
        var digits = Digit.Some(4);
        var back = _ml.Data.CreateEnumerable<DigitView>(_ml.Data.LoadFromEnumerable(digits), reuseRowObject: false).ToList();

        Assert.Equal(digits.Select(d => d.Name), back.Select(d => d.Name));
        Assert.Equal(digits.SelectMany(d => d.Pixels), back.SelectMany(d => d.Pixels));
        Assert.Equal(4, back.Distinct().Count());
    }

    [Fact]
    public void A_row_object_that_is_used_again_keeps_its_arrays()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(4));
        var rows = _ml.Data.CreateEnumerable<DigitView>(data, reuseRowObject: true).Select(d => (Row: d, d.Pixels)).ToList();

        Assert.Single(rows.Select(r => r.Row).Distinct());
        Assert.Single(rows.Select(r => r.Pixels).Distinct());
    }

    [Fact]
    public void A_missing_column_is_an_error_unless_it_is_ignored()
    {
        var data = _ml.Transforms.DropColumns("Name").Fit(_ml.Data.LoadFromEnumerable(Digit.Some(2))).Transform(_ml.Data.LoadFromEnumerable(Digit.Some(2)));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<DigitView>(data, reuseRowObject: false));
        Assert.Contains("Name", error.Message, StringComparison.Ordinal);
        Assert.All(_ml.Data.CreateEnumerable<DigitView>(data, reuseRowObject: false, ignoreMissingColumns: true), d => Assert.Equal("", d.Name));
    }

    [Fact]
    public void A_member_of_the_wrong_type_is_an_error_that_names_both()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2));

        var error = Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongLabel>(data, reuseRowObject: false));
        Assert.Contains("Can't bind the IDataView column 'Label' of type 'Key<UInt32, 0-3>'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_definition_changes_types_and_names()
    {
        var definition = SchemaDefinition.Create(typeof(Unannotated));
        definition["Values"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        definition["Values"].ColumnName = "Features";
        definition[1].AddAnnotation("Note", "hello".AsMemory(), TextDataViewType.Instance);
        var data = _ml.Data.LoadFromEnumerable([new Unannotated { Values = [1, 2], Number = 3 }], definition);

        Assert.Equal("Vector<Single, 2>", data.Schema["Features"].Type.ToString());
        ReadOnlyMemory<char> note = default;
        data.Schema["Number"].Annotations.GetValue("Note", ref note);
        Assert.Equal("hello", note.ToString());
    }

    [Fact]
    public void A_column_of_a_schema_definition_is_set_under_its_own_name()
    {
        var definition = SchemaDefinition.Create(typeof(Digit));
        var label = definition["Label"];
        label.ColumnName = "Class";
        definition["Class"] = label;

        Assert.Equal(4, definition.Count);
        definition.Remove(label);
        definition["Class"] = label;
        Assert.Equal(4, definition.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => definition["Other"] = label);
        Assert.Throws<InvalidOperationException>(() =>
        {
            label.AddAnnotation("Note", 1, NumberDataViewType.Int32);
            label.AddAnnotation("Note", 2, NumberDataViewType.Int32);
        });
    }

    [Fact]
    public void A_view_can_be_given_the_schema_that_its_objects_fill()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Values", new VectorDataViewType(NumberDataViewType.Single, 2));
        var data = _ml.Data.LoadFromEnumerable([new Unannotated { Values = [1, 2] }], builder.ToSchema());

        Assert.Equal("Vector<Single, 2>", data.Schema["Values"].Type.ToString());
        builder.AddColumn("Nothing", NumberDataViewType.Single);
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable([new Unannotated()], builder.ToSchema()));
        Assert.Contains("Nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_that_do_not_fit_their_member_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(FloatKey)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(ScalarVector)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(Twice)));
        Assert.Throws<NotSupportedException>(() => new KeyTypeAttribute());
        Assert.Equal([2, 3], new LoadColumnAttribute(2, 3).ColumnIndexes);
        Assert.Equal([5], new LoadColumnAttribute(5).ColumnIndexes);
        Assert.Equal(["a"], new LoadColumnNameAttribute("a").FieldNames);
    }

    [Fact]
    public void A_type_that_can_be_no_column_is_an_error()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(Impossible)));

        Assert.Contains("Could not determine an IDataView type and registered custom types for member Anything", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_of_objects_knows_its_row_count_only_from_a_collection()
    {
        Assert.Equal(3, _ml.Data.LoadFromEnumerable(Digit.Some(3)).GetRowCount());
        Assert.Null(_ml.Data.LoadFromEnumerable(Digit.Some(3).Where(d => d.Label > 0)).GetRowCount());
    }

    [Fact]
    public void Null_among_the_objects_is_an_error()
        => Assert.Throws<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable(new Digit[] { null! }).GetColumn<uint>("Label").ToList());

    [Fact]
    public void Columns_can_be_read_as_arrays_and_strings()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2));

        Assert.Equal(["n0", "n1"], data.GetColumn<string>("Name"));
        Assert.Equal([[0f, 0, 0], [1f, 2, 3]], data.GetColumn<float[]>("Pixels"));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.GetColumn<int>("Name"));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.GetColumn<int>("Nothing"));
    }

    [Fact]
    public void Reading_rows_into_buffers_allocates_nothing_per_row()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2000));
        using var cursor = data.GetRowCursor(data.Schema);
        var pixels = cursor.GetGetter<VBuffer<float>>(data.Schema["Pixels"]);
        var label = cursor.GetGetter<uint>(data.Schema["Label"]);
        var name = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Name"]);
        var row = (Pixels: default(VBuffer<float>), Label: 0u, Name: default(ReadOnlyMemory<char>));
        Read(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(1800);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000);

        void Read(int rows)
        {
            for (int i = 0; i < rows && cursor.MoveNext(); i++)
            {
                pixels(ref row.Pixels);
                label(ref row.Label);
                name(ref row.Name);
            }
        }
    }

    private sealed class WrongLabel
    {
        public float Label { get; set; }
    }

    private sealed class Unannotated
    {
        public float[] Values = [];
        public int Number;
    }

    private sealed class FloatKey
    {
        [KeyType(3)]
        public float Label { get; set; }
    }

    private sealed class ScalarVector
    {
        [VectorType(3)]
        public float Value { get; set; }
    }

    private sealed class Twice
    {
        public float A { get; set; }

        [ColumnName("A")]
        public float B { get; set; }
    }

    private sealed class Impossible
    {
        public object? Anything { get; set; }
    }
}
