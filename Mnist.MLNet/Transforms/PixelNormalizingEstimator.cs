using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Transforms;

/// <summary>Normalises pixels with a given mean and standard deviation; nothing is learned from the data.</summary>
public sealed class PixelNormalizingEstimator : IEstimator<PixelNormalizingTransformer>
{
    private readonly PixelNormalizingTransformer _transformer;

    internal PixelNormalizingEstimator(string outputColumnName, string inputColumnName, float mean, float standardDeviation)
    {
        if (!float.IsFinite(mean))
        {
            throw new ArgumentException(FormattableString.Invariant($"The mean is {mean}; it must be finite."));
        }

        if (!(standardDeviation > 0 && float.IsFinite(standardDeviation)))
        {
            throw new ArgumentException(FormattableString.Invariant($"The standard deviation is {standardDeviation}; it must be above 0 and finite."));
        }

        _transformer = new PixelNormalizingTransformer(outputColumnName, inputColumnName, mean, standardDeviation);
    }

    /// <summary>Checks the data and gives the transformer.</summary>
    /// <param name="input">Data with the images' column.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentException">The column is missing or holds no images.</exception>
    public PixelNormalizingTransformer Fit(IDataView input)
    {
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <summary>The shape of the output.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The input's, with the normalised column.</returns>
    /// <exception cref="ArgumentException">The column is missing or holds no images.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShapes.RequireImages(inputSchema, _transformer.InputColumnName);
        return SchemaShapes.Add(
            inputSchema,
            [new(_transformer.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, 1))]);
    }
}
