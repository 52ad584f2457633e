using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class DataViewTypeTests
{
    [Fact]
    public void Types_say_what_they_hold()
    {
        Assert.Equal("Single", NumberDataViewType.Single.ToString());
        Assert.Equal("String", TextDataViewType.Instance.ToString());
        Assert.Equal("Key<UInt32, 0-9>", new KeyDataViewType(typeof(uint), 10).ToString());
        Assert.Equal("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.Equal("Vector<Single, 784>", new VectorDataViewType(NumberDataViewType.Single, 784).ToString());
        Assert.Equal("Vector<Single, 28, *>", new VectorDataViewType(NumberDataViewType.Single, 28, 0).ToString());
    }

    [Fact]
    public void A_vector_of_several_dimensions_has_their_product_as_its_size()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 28, 28);

        Assert.Equal(784, type.Size);
        Assert.True(type.IsKnownSize);
        Assert.Equal(typeof(VBuffer<float>), type.RawType);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 28, 28), (object)type);
        Assert.NotEqual(new VectorDataViewType(NumberDataViewType.Single, 784), (object)type);
        Assert.False(new VectorDataViewType(NumberDataViewType.Single, 28, 0).IsKnownSize);
    }

    [Fact]
    public void Keys_are_equal_if_count_and_number_type_are()
    {
        Assert.Equal(new KeyDataViewType(typeof(uint), 10), (object)new KeyDataViewType(typeof(uint), 10UL));
        Assert.NotEqual(new KeyDataViewType(typeof(uint), 10), (object)new KeyDataViewType(typeof(uint), 11));
        Assert.NotEqual(new KeyDataViewType(typeof(uint), 10), (object)new KeyDataViewType(typeof(byte), 10));
    }

    [Theory]
    [InlineData(typeof(int), 3)]
    [InlineData(typeof(byte), 256)]
    [InlineData(typeof(uint), 0)]
    [InlineData(typeof(uint), -1)]
    public void Keys_of_impossible_types_and_counts_are_refused(Type type, int count)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(type, count));

    [Fact]
    public void Row_ids_are_the_published_mixture_of_their_halves()
    {
        var id = new DataViewRowId(7, 3);

        Assert.Equal("00000000000000030000000000000007", id.ToString());
        Assert.Equal(id, new DataViewRowId(7, 3));
        Assert.NotEqual(id.Fork(), id.Next());
        Assert.NotEqual(id.Combine(new(1, 0)), id.Combine(new(2, 0)));
        Assert.True(id.CompareTo(new(6, 4)) < 0);
    }
}
