using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class SchemaTests
{
    [Fact]
    public void A_name_means_its_last_column_and_hides_the_others()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("B", TextDataViewType.Instance);
        builder.AddColumn("A", NumberDataViewType.Double);
        var schema = builder.ToSchema();

        Assert.Equal(3, schema.Count);
        Assert.Equal(2, schema["A"].Index);
        Assert.True(schema[0].IsHidden);
        Assert.False(schema[2].IsHidden);
        Assert.Equal("A: Double", schema["A"].ToString());
        Assert.Null(schema.GetColumnOrNull("C"));
        Assert.Throws<ArgumentOutOfRangeException>(() => schema["C"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => schema[3]);
        Assert.Throws<ArgumentNullException>(() => schema.GetColumnOrNull(""));
    }

    [Fact]
    public void Annotations_are_read_by_kind_and_type()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, 2), (ref VBuffer<ReadOnlyMemory<char>> v) => v = new(2, ["x".AsMemory(), "y".AsMemory()]));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("V", new VectorDataViewType(NumberDataViewType.Single, 2), builder.ToAnnotations());
        var column = schema.ToSchema()["V"];

        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.Equal(["x", "y"], names.DenseValues().Select(n => n.ToString()));
        Assert.True(column.HasSlotNames());
        Assert.True(column.IsNormalized());
        Assert.False(column.HasKeyValues());
        Assert.Equal("V: Vector<Single, 2> {IsNormalized, SlotNames}", column.ToString());
        int wrong = 0;
        Assert.Throws<InvalidOperationException>(() => column.Annotations.GetValue("IsNormalized", ref wrong));
        Assert.Throws<InvalidOperationException>(() => column.Annotations.GetValue("Nothing", ref wrong));
    }

    [Fact]
    public void A_getter_of_the_wrong_type_is_refused()
    {
        var builder = new DataViewSchema.Annotations.Builder();

        Assert.Throws<ArgumentException>(() => builder.Add("A", NumberDataViewType.Single, (ref double v) => v = 1));
        Assert.Throws<ArgumentException>(() => builder.AddPrimitiveValue("A", NumberDataViewType.Single, 1.0));
    }

    [Fact]
    public void Annotations_can_be_selected_from_others()
    {
        var source = new DataViewSchema.Annotations.Builder();
        source.AddPrimitiveValue("A", NumberDataViewType.Int32, 1);
        source.AddPrimitiveValue("B", NumberDataViewType.Int32, 2);
        var target = new DataViewSchema.Annotations.Builder();
        target.Add(source.ToAnnotations(), kind => kind == "B");

        Assert.Equal("B", target.ToAnnotations().ToString());
    }

    [Fact]
    public void A_key_column_has_key_values_if_there_is_one_for_each_key()
    {
        Assert.True(KeyColumn(2).HasKeyValues());
        Assert.False(KeyColumn(3).HasKeyValues());
        Assert.False(KeyColumn(2).HasKeyValues(NumberDataViewType.Int32));

        static DataViewSchema.Column KeyColumn(int keys)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, 2), (ref VBuffer<ReadOnlyMemory<char>> v) => v = new(2, ["a".AsMemory(), "b".AsMemory()]));
            var builder = new DataViewSchema.Builder();
            builder.AddColumn("K", new KeyDataViewType(typeof(uint), keys), annotations.ToAnnotations());
            return builder.ToSchema()["K"];
        }
    }
}
