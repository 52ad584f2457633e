using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms;
using TorchSharp;

namespace Mnist.MLNet.Persistence.Weights;

/// <summary>A model made of weights that were trained elsewhere, and of a recipe that tells everything else.</summary>
internal static class ImportedModel
{
    private const string Pixels = "Pixels";

    /// <exception cref="InvalidDataException">The weights are damaged or of another network.</exception>
    public static ITransformer Create(string path, Recipe recipe, int classes)
    {
        var definition = NetworkRegistry.Get(recipe.Network);
        var options = recipe.Options.Network;
        var network = definition.Create(classes, options);
        try
        {
            WeightsFile.Read(network, path);
            var labels = ClassLabels.Parse("text", [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))]);
            var scorer = new NetworkScorer(network, new ImageShape(definition.Rows, definition.Columns), classes, torch.device(DeviceType.CPU));
            return new TransformerChain<ITransformer>(
                new PixelNormalizingTransformer(Pixels, Pixels, recipe.Mean, recipe.StandardDeviation),
                new TorchClassifierTransformer(definition.Name, options, scorer, labels, Pixels, history: null));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
