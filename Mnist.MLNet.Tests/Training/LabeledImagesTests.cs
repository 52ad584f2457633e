using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Training;

public sealed class LabeledImagesTests
{
    private const int Side = 8;

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2500, 200)]
    [InlineData(2500, 256)]
    [InlineData(2500, 257)]
    [InlineData(1024, 100_000)]
    [InlineData(2500, 100_000)]
    public void Pixels_come_back_to_the_bit_however_many_values_there_are(int count, int values)
    {
        var random = new Random(count + values);
        var rows = Enumerable.Range(0, count).Select(i => new Row { Label = (uint)(i % 3), Pixels = Pixels(random, i, count, values) }).ToArray();

        var images = LabeledImages.Read(View(rows), "Pixels", "Label");

        Assert.Equal(count, images.Count);
        float[] image = new float[Side * Side];
        for (int i = 0; i < count; i++)
        {
            images.CopyImage(i, image);
            Assert.Equal(Bits(rows[i].Pixels), Bits(image));
            Assert.Equal(i % 3, images.Label(i));
        }
    }

    [Fact]
    public void Zeros_of_both_signs_and_what_is_no_number_stay_what_they_are()
    {
        float[] pixels = new float[Side * Side];
        pixels[1] = -0f;
        pixels[2] = float.NaN;
        pixels[3] = BitConverter.Int32BitsToSingle(0x7fc01234);
        pixels[4] = float.NegativeInfinity;

        var images = LabeledImages.Read(View([new Row { Pixels = pixels }]), "Pixels", "Label");

        float[] image = new float[Side * Side];
        images.CopyImage(0, image);
        Assert.Equal(Bits(pixels), Bits(image));
    }

    /// <summary>Pixels of at most so many values; the values beyond 200 come only in the second half of the images.</summary>
    private static float[] Pixels(Random random, int image, int count, int values)
        => [.. Enumerable.Range(0, Side * Side).Select(i => ((image * 2 < count ? random.Next(Math.Min(values, 200)) : ((image * Side * Side) + i) % values) - 42) / 77f)];

    private static int[] Bits(float[] pixels) => [.. pixels.Select(BitConverter.SingleToInt32Bits)];

    private static IDataView View(Row[] rows)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema["Label"].ColumnType = new KeyDataViewType(typeof(uint), 3);
        return new MLContext().Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row
    {
        /// <summary>A key as an enumerable has it, counted from 0.</summary>
        public uint Label { get; set; }

        [VectorType(Side, Side)]
        public float[] Pixels { get; set; } = [];
    }
}
