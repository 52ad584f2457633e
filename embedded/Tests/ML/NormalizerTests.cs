using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Mnist.Embedded.Tests.ML;

public sealed class NormalizerTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;

    public NormalizerTests()
    {
        _data = _ml.Data.LoadFromEnumerable([Row(-2, 1, 5), Row(4, 3, 5), Row(1, float.NaN, 5)]);
    }

    [Fact]
    public void Min_max_divides_by_the_largest_absolute_value()
    {
        var model = _ml.Transforms.NormalizeMinMax("Pixels").Fit(_data);

        Assert.Equal([-0.5f, 1f / 3, 0], model.Transform(_data).GetColumn<float[]>("Pixels").First());
        Assert.True(model.Transform(_data).Schema["Pixels"].IsNormalized());
        var learned = Assert.IsType<NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>>(model.GetNormalizerModelParameters(0));
        Assert.Equal([0.25f, 1f / 3, 0], learned.Scale.AsEnumerable());
        Assert.Empty(learned.Offset.AsEnumerable());
        Assert.Throws<ArgumentOutOfRangeException>(() => model.GetNormalizerModelParameters(1));
    }

    [Fact]
    public void Min_max_without_a_fixed_zero_maps_the_range_to_the_unit_interval()
    {
        var output = _ml.Transforms.NormalizeMinMax("Out", "Pixels", fixZero: false).Fit(_data).Transform(_data);

        Assert.Equal([[0f, 0, 0], [1, 1, 0], [0.5f, float.NaN, 0]], output.GetColumn<float[]>("Out"));
    }

    [Fact]
    public void Mean_and_variance_give_mean_zero_and_deviation_one()
    {
        float[] values = [.. _ml.Transforms.NormalizeMeanVariance("Weight", fixZero: false).Fit(_data).Transform(_data).GetColumn<float>("Weight")];

        Assert.Equal(0, values.Average(), 6);
        Assert.Equal(1, values.Average(v => v * v), 6);
        float[] rootMeanSquare = [.. _ml.Transforms.NormalizeMeanVariance("Weight").Fit(_data).Transform(_data).GetColumn<float>("Weight")];
        Assert.Equal(1, rootMeanSquare.Average(v => v * v), 6);
    }

    [Fact]
    public void Columns_that_are_no_real_numbers_and_unsupported_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Label").Fit(_data));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Pixels", maximumExampleCount: 1));
        Assert.Throws<NotImplementedException>(() => _ml.Transforms.NormalizeMeanVariance("Pixels", useCdf: true));
    }

    private static Digit Row(float a, float b, float c) => new() { Pixels = [a, b, c], Importance = a };
}
