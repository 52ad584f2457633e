using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public sealed class IdxLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _images;
    private readonly string _labels;

    public IdxLoaderTests()
    {
        _images = _folder.Write("images", IdxBytes.Gzip(IdxBytes.TwoImages()));
        _labels = _folder.Write("labels", IdxBytes.Labels(1, 0));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_files_make_a_view_of_the_loader_s_columns()
    {
        var loader = new IdxLoader(2, 3, classCount: 4);
        IDataView view = loader.Load(new MultiFileSource(_images, _labels));

        Assert.Same(loader.GetOutputSchema(), view.Schema);
        Assert.Equal(4UL, ((KeyDataViewType)view.Schema["Label"].Type).Count);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        uint label = 0;
        VBuffer<float> pixels = default;
        cursor.MoveNext();
        cursor.GetGetter<uint>(view.Schema["Label"])(ref label);
        cursor.GetGetter<VBuffer<float>>(view.Schema["Pixels"])(ref pixels);
        Assert.Equal(2u, label);
        Assert.Equal([0f, 1, 2, 3, 4, 5], pixels.DenseValues());
    }

    [Fact]
    public void Another_number_of_files_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new IdxLoader(2, 3).Load(new MultiFileSource(_images)));
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        Assert.Contains("has images of 2×3 pixels; this loader expects 28×28", Refused(new IdxLoader(), _images, _labels), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_beyond_the_loader_s_classes_is_refused()
    {
        Assert.Equal($"'{_labels}' has a label out of range: expected 0 to 0, found 1 in row 0 (counted from 0).", Refused(new IdxLoader(2, 3, classCount: 1), _images, _labels));
    }

    [Fact]
    public void Swapped_files_are_recognised()
    {
        Assert.Contains("holds no images: expected 3 dimensions (images, rows, columns), found 1 (2). Are image and label file swapped?", Refused(new IdxLoader(2, 3), _labels, _images), StringComparison.Ordinal);
        Assert.Contains("holds no labels: expected 1 dimension, found 3 (2×2×3).", Refused(new IdxLoader(2, 3), _images, _images), StringComparison.Ordinal);
    }

    [Fact]
    public void Different_counts_are_refused()
    {
        string three = _folder.Write("three", IdxBytes.Labels(1, 0, 1));

        Assert.Equal($"'{_images}' and '{three}' do not belong together: found 2 images and 3 labels; expected as many of each.", Refused(new IdxLoader(2, 3), _images, three));
    }

    [Fact]
    public void Sizes_and_class_counts_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdxLoader(rows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdxLoader(columns: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdxLoader(classCount: 0));
    }

    [Fact]
    public void A_loader_says_that_it_cannot_be_saved()
    {
        Assert.Throws<NotSupportedException>(() => ((ICanSaveModel)new IdxLoader()).Save(null!));
    }

    private static string Refused(IdxLoader loader, string images, string labels) =>
        Assert.Throws<InvalidDataException>(() => loader.Load(new MultiFileSource(images, labels))).Message;
}
