using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>Pictures that another step has read, as the pixels that ML.NET's ExtractPixels gives.</summary>
public sealed class PixelColumnTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly Picture Drawn = new DrawnPicture(seed: 61).DrawLine(0, 1, side: 96);

    [Theory]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public void Colours_first_or_interleaved_give_the_image_that_the_file_gives(int planes, bool interleaved)
    {
        byte[] pixels = Extract(Drawn, planes, interleaved);
        int[] dimensions = interleaved ? [Drawn.Height, Drawn.Width, planes] : [planes, Drawn.Height, Drawn.Width];

        Assert.Equal(OfFile(Drawn), Prepare(pixels, dimensions));
        Assert.Equal(OfFile(Drawn), Prepare([.. pixels.Select(pixel => (float)pixel)], dimensions));
    }

    [Fact]
    public void One_plane_is_grey_wherever_it_stands_and_may_be_left_out()
    {
        byte[] grey = [.. Enumerable.Range(0, Drawn.Width * Drawn.Height).Select(i => Drawn.Rgba[(4 * i) + 1])];
        float[] expected = OfFile(new Picture(Drawn.Width, Drawn.Height, [.. grey.SelectMany(level => new byte[] { level, level, level, 255 })]));

        Assert.Equal(expected, Prepare(grey, Drawn.Height, Drawn.Width));
        Assert.Equal(expected, Prepare(grey, 1, Drawn.Height, Drawn.Width));
        Assert.Equal(expected, Prepare(grey, Drawn.Height, Drawn.Width, 1));
    }

    [Fact]
    public void Rows_and_columns_are_told_apart_and_transparency_counts()
    {
        // 60 columns and 40 rows: a bar of opaque ink on a ground that is black but cannot be seen
        byte[] rgba = [.. Enumerable.Range(0, 60 * 40).SelectMany(i => new byte[] { 0, 0, 0, (byte)((i % 60) is >= 50 and < 55 && (i / 60) is >= 5 and < 35 ? 255 : 0) })];
        var picture = new Picture(60, 40, rgba);

        Assert.Equal(OfFile(picture), Prepare(Extract(picture, 4, interleaved: false), 4, 40, 60));
        Assert.Equal(OfFile(picture), Prepare(Extract(picture, 4, interleaved: true), 40, 60, 4));
    }

    [Theory]
    [InlineData("4608")]
    [InlineData("2, 48, 96")]
    [InlineData("48, 96, 5")]
    [InlineData("2, 3, 48, 96")]
    public void Other_shapes_are_refused_with_what_was_expected(string shape)
    {
        int[] dimensions = [.. shape.Split(", ").Select(int.Parse)];
        var data = Data(new float[dimensions.Aggregate(1, (a, b) => a * b)], dimensions);

        string message = Assert.Throws<ArgumentException>(() => Ml.Mnist().PreparePicture().Fit(data)).Message;

        Assert.StartsWith("Column 'Picture' is Vector<Single, ", message, StringComparison.Ordinal);
        Assert.EndsWith(
            "; pictures must be paths (text), the bytes of files (a vector of Byte), or pixels 0…255 (a vector of Single or Byte) of planes×rows×columns or rows×columns×planes with 1, 3 or 4 planes, "
            + "or of rows×columns.",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_can_be_read_two_ways_is_refused()
    {
        var data = Data(new float[3 * 48 * 4], 3, 48, 4);

        string message = Assert.Throws<ArgumentException>(() => Ml.Mnist().PreparePicture().Fit(data)).Message;

        Assert.EndsWith(": 3 or 4 may be its planes; resize the pictures to more than 4 pixels a side first.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.5f)]
    [InlineData(256f)]
    [InlineData(float.NaN)]
    public void Levels_that_are_none_are_named_with_their_row(float level)
    {
        float[] pixels = new float[40 * 40];
        pixels[7] = level;
        var data = Data(pixels, 40, 40);
        var prepared = Ml.Mnist().PreparePicture().Fit(data).Transform(data);

        string message = Assert.ThrowsAny<InvalidDataException>(() => prepared.GetColumn<float[]>("Pixels").ToList()).Message;

        Assert.Equal(FormattableString.Invariant($"'row 0 of column Picture' holds a pixel of {level}; expected 0 to 255, as ExtractPixels gives them without scale and offset."), message);
    }

    [Fact]
    public void The_step_is_saved_and_loaded()
    {
        using var folder = new TemporaryFolder();
        var data = Data(Extract(Drawn, 3, interleaved: false), 3, Drawn.Height, Drawn.Width);
        var model = new TransformerChain<ITransformer>(Ml.Mnist().PreparePicture().Fit(data), Ml.Mnist().NormalizePixels(0, 1).Fit(Ml.Mnist().PreparePicture().Fit(data).Transform(data)));
        Ml.Mnist().Save(model, data.Schema, folder["pixels.zip"]);

        var loaded = Ml.Mnist().LoadModel(folder["pixels.zip"]);

        Assert.Equal(model.Transform(data).GetColumn<float[]>("Pixels").Single(), loaded.Transform(data).GetColumn<float[]>("Pixels").Single());
    }

    // What ExtractPixels gives with its own order of colours, ARGB.
    private static byte[] Extract(Picture picture, int planes, bool interleaved)
    {
        int count = picture.Width * picture.Height;
        int[] channels = planes == 4 ? [3, 0, 1, 2] : [0, 1, 2];
        byte[] pixels = new byte[planes * count];
        for (int i = 0; i < count; i++)
        {
            for (int plane = 0; plane < planes; plane++)
            {
                pixels[interleaved ? (i * planes) + plane : (plane * count) + i] = picture.Rgba[(4 * i) + channels[plane]];
            }
        }

        return pixels;
    }

    private static float[] OfFile(Picture picture)
    {
        var decoded = Picture.Decode(PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));
        return [.. PicturePreparation.Prepare(decoded).Pixels.Select(pixel => (float)pixel)];
    }

    private static float[] Prepare<T>(T[] pixels, params int[] dimensions)
    {
        var data = Data(pixels, dimensions);
        return Ml.Mnist().PreparePicture().Fit(data).Transform(data).GetColumn<float[]>("Pixels").Single();
    }

    private static IDataView Data<T>(T[] pixels, params int[] dimensions)
    {
        var schema = SchemaDefinition.Create(typeof(Row<T>));
        schema["Picture"].ColumnType = new VectorDataViewType(typeof(T) == typeof(byte) ? NumberDataViewType.Byte : NumberDataViewType.Single, dimensions);
        return Ml.Data.LoadFromEnumerable([new Row<T> { Picture = pixels }], schema);
    }

    private sealed class Row<T>
    {
        public T[] Picture { get; set; } = [];
    }
}
