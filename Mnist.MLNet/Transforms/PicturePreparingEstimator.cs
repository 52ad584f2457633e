using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Transforms;

/// <summary>Makes images like MNIST's of pictures; nothing is learned from the data.</summary>
public sealed class PicturePreparingEstimator : IEstimator<PicturePreparingTransformer>
{
    private readonly PicturePreparingTransformer _transformer;

    internal PicturePreparingEstimator(string outputColumnName, string inputColumnName, PictureOptions options) =>
        _transformer = new PicturePreparingTransformer(outputColumnName, inputColumnName, options);

    /// <summary>Checks the data and gives the transformer.</summary>
    /// <param name="input">Data with the pictures' column.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentException">The column is missing or holds no pictures.</exception>
    public PicturePreparingTransformer Fit(IDataView input)
    {
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }

    /// <summary>The shape of the output.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The input's, with the images' column.</returns>
    /// <exception cref="ArgumentException">The column is missing or holds no pictures.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShapes.RequirePictures(inputSchema, _transformer.InputColumnName);
        return SchemaShapes.Add(
            inputSchema,
            [new(_transformer.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, PicturePreparation.Side, PicturePreparation.Side))]);
    }
}
