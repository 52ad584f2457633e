using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class VBufferTests
{
    private static readonly VBuffer<float> Sparse = new(5, 2, [10, 30], [1, 3]);

    [Fact]
    public void A_dense_vector_holds_every_value()
    {
        var vector = new VBuffer<float>(3, [1, 2, 3, 99]);

        Assert.True(vector.IsDense);
        Assert.Equal([1, 2, 3], vector.GetValues().ToArray());
        Assert.True(vector.GetIndices().IsEmpty);
        Assert.Equal([1, 2, 3], vector.DenseValues());
    }

    [Fact]
    public void A_sparse_vector_holds_some_values_and_zero_elsewhere()
    {
        Assert.False(Sparse.IsDense);
        Assert.Equal([1, 3], Sparse.GetIndices().ToArray());
        Assert.Equal([0, 10, 0, 30, 0], Sparse.DenseValues());
        Assert.Equal(30, Sparse.GetItemOrDefault(3));
        Assert.Equal(0, Sparse.GetItemOrDefault(4));
        Assert.Equal([new(1, 10), new(3, 30)], Sparse.Items());
        Assert.Equal(5, Sparse.Items(all: true).Count());
        Assert.Equal("Sparse vector of size 5, 2 explicit values", Sparse.ToString());
    }

    [Fact]
    public void Copies_stay_sparse_unless_asked_to_be_dense()
    {
        VBuffer<float> sparse = default;
        VBuffer<float> dense = default;
        Sparse.CopyTo(ref sparse);
        Sparse.CopyToDense(ref dense);

        Assert.False(sparse.IsDense);
        Assert.True(dense.IsDense);
        Assert.Equal(Sparse.DenseValues(), sparse.DenseValues());
        Assert.Equal(Sparse.DenseValues(), dense.DenseValues());
    }

    [Fact]
    public void A_part_of_a_sparse_vector_has_shifted_indices()
    {
        VBuffer<float> part = default;
        Sparse.CopyTo(ref part, 2, 3);

        Assert.Equal([0, 30, 0], part.DenseValues());
        Assert.Equal([1], part.GetIndices().ToArray());
    }

    [Fact]
    public void Copying_to_a_span_fills_the_gaps()
    {
        var target = new float[7];
        Array.Fill(target, 5);
        Sparse.CopyTo(target, 1, -1);

        Assert.Equal([5, -1, 10, -1, 30, -1, 5], target);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse.CopyTo(new float[4]));
    }

    [Fact]
    public void An_editor_uses_arrays_again_that_are_large_enough()
    {
        var vector = new VBuffer<float>(4, [1, 2, 3, 4]);
        var editor = VBufferEditor.Create(ref vector, 3);
        Assert.False(editor.CreatedNewValues);
        editor.Values.Fill(7);
        vector = editor.Commit();

        Assert.Equal([7, 7, 7], vector.DenseValues());
        Assert.True(VBufferEditor.Create(ref vector, 9).CreatedNewValues);
        Assert.True(VBufferEditor.Create(ref vector, 9, 2).CreatedNewIndices);
    }

    [Fact]
    public void An_editor_can_keep_old_values_and_commit_fewer()
    {
        var vector = new VBuffer<float>(2, [1, 2]);
        var editor = VBufferEditor.Create(ref vector, 6, 3, keepOldOnResize: true);
        editor.Values[2] = 3;
        editor.Indices[0] = 0;
        editor.Indices[1] = 4;
        vector = editor.CommitTruncated(2);

        Assert.Equal([1, 0, 0, 0, 2, 0], vector.DenseValues());
    }

    [Fact]
    public void Lengths_that_do_not_fit_the_arrays_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 2, [1, 2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<float>(1, 2, [1, 2], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse.GetItemOrDefault(5));
    }

    [Fact]
    public void The_empty_vector_is_dense()
    {
        VBuffer<float> empty = default;

        Assert.True(empty.IsDense);
        Assert.Equal(0, empty.Length);
        Assert.Empty(empty.DenseValues());
    }
}
