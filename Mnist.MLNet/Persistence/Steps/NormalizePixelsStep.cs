using Microsoft.ML;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>Normalises pixels.</summary>
/// <param name="Input">The column that is read.</param>
/// <param name="Output">The column that is written.</param>
/// <param name="Mean">The mean that is subtracted, of pixels scaled to 0…1.</param>
/// <param name="StandardDeviation">The standard deviation that is divided by.</param>
public sealed record NormalizePixelsStep(string Input, string Output, float Mean, float StandardDeviation) : ModelStep
{
    internal static NormalizePixelsStep Of(PixelNormalizingTransformer transformer) =>
        new(transformer.InputColumnName, transformer.OutputColumnName, transformer.Mean, transformer.StandardDeviation);

    internal override ITransformer Restore(MLContext ml, ModelArchive archive) =>
        new PixelNormalizingTransformer(Output, Input, Mean, StandardDeviation);
}
