using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Transforms;

public sealed class PixelNormalizingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Every_pixel_becomes_pixel_over_255_less_mean_over_standard_deviation()
    {
        var data = IdxDataView.FromMemory([0, 51, 102, 255], 2, 2, [0], 2);

        var normalized = _ml.Mnist().NormalizePixels(mean: 0.5f, std: 0.25f).Fit(data).Transform(data);

        float[] pixels = normalized.GetColumn<float[]>("Pixels").Single();
        Assert.Equal([-2f, -1.2f, -0.4f, 2f], pixels, (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public void The_output_keeps_the_dimensions_of_the_images_and_the_other_columns()
    {
        var data = SimpleImages.Create(8);

        var normalized = _ml.Mnist().NormalizePixels(0, 1).Fit(data).Transform(data);

        Assert.Equal([28, 28], ((VectorDataViewType)normalized.Schema["Pixels"].Type).Dimensions.ToArray());
        Assert.Equal(data.GetColumn<uint>("Label"), normalized.GetColumn<uint>("Label"));
    }

    [Fact]
    public void Another_output_column_leaves_the_input_as_it_was()
    {
        var data = SimpleImages.Create(2);

        var normalized = _ml.Mnist().NormalizePixels(0, 1, "Normalized", "Pixels").Fit(data).Transform(data);

        float raw = normalized.GetColumn<float[]>("Pixels").First()[100];
        Assert.Equal(raw / 255, normalized.GetColumn<float[]>("Normalized").First()[100], 1e-6f);
    }

    [Fact]
    public void Shuffled_cursors_and_cursor_sets_give_each_row_once()
    {
        var data = SimpleImages.Create(50);
        var normalized = _ml.Mnist().NormalizePixels(0, 1).Fit(data).Transform(data);
        var label = normalized.Schema["Label"];

        using var shuffled = normalized.GetRowCursor([label], new Random(3));
        var ids = new List<ulong>();
        var getId = shuffled.GetIdGetter();
        DataViewRowId id = default;
        while (shuffled.MoveNext())
        {
            getId(ref id);
            ids.Add(id.Low);
        }

        Assert.Equal(50, ids.Distinct().Count());
        Assert.NotEqual(ids.Order(), ids);
        int rows = 0;
        foreach (var cursor in normalized.GetRowCursorSet([label], 3))
        {
            while (cursor.MoveNext())
            {
                rows++;
            }

            cursor.Dispose();
        }

        Assert.Equal(50, rows);
    }

    [Fact]
    public void A_column_that_was_not_asked_for_cannot_be_read()
    {
        var data = SimpleImages.Create(2);
        var normalized = _ml.Mnist().NormalizePixels(0, 1).Fit(data).Transform(data);

        using var cursor = normalized.GetRowCursor([normalized.Schema["Label"]]);

        Assert.False(cursor.IsColumnActive(normalized.Schema["Pixels"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<float>>(normalized.Schema["Pixels"]));
    }

    [Theory]
    [InlineData(float.NaN, 1, "The mean is NaN; it must be finite.")]
    [InlineData(0, 0, "The standard deviation is 0; it must be above 0 and finite.")]
    [InlineData(0, -1, "The standard deviation is -1; it must be above 0 and finite.")]
    public void Values_outside_their_range_are_refused(float mean, float std, string message)
    {
        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().NormalizePixels(mean, std));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_missing_column_is_named_beside_those_that_there_are()
    {
        var data = SimpleImages.Create(2);

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().NormalizePixels(0, 1, "Image").Fit(data));

        Assert.Equal("The data has no column 'Image'; its columns are Pixels, Label.", exception.Message);
    }

    [Fact]
    public void A_column_without_images_is_refused()
    {
        var data = SimpleImages.Create(2);

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().NormalizePixels(0, 1, "Label").Fit(data));

        Assert.Contains("images must be a vector of Single", exception.Message, StringComparison.Ordinal);
    }
}
