using System.Text.Json.Serialization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Scoring;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>One step of a saved model. The kinds are a closed list: a file can ask for no code but these.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PreparePictureStep), "preparePicture")]
[JsonDerivedType(typeof(NormalizePixelsStep), "normalizePixels")]
[JsonDerivedType(typeof(TorchClassifierStep), "torchClassifier")]
[JsonDerivedType(typeof(EnsembleStep), "ensemble")]
[JsonDerivedType(typeof(MapKeyToValueStep), "mapKeyToValue")]
public abstract record ModelStep
{
    private protected ModelStep()
    {
    }

    /// <summary>Makes the transformer again.</summary>
    /// <param name="ml">The context for built-in steps.</param>
    /// <param name="archive">The model file's other parts.</param>
    internal abstract ITransformer Restore(MLContext ml, ModelArchive archive);

    /// <summary>Makes all transformers of a model, or of an ensemble's member, again.</summary>
    /// <param name="steps">The steps, first to last.</param>
    /// <param name="training">How the classifier among them was trained; null where that is not known.</param>
    /// <param name="ml">The context for built-in steps.</param>
    /// <param name="archive">The model file's other parts.</param>
    /// <exception cref="InvalidDataException">A step is damaged.</exception>
    internal static TransformerChain<ITransformer> RestoreAll(IReadOnlyList<ModelStep> steps, TrainingFacts? training, MLContext ml, ModelArchive archive)
    {
        var transformers = new List<ITransformer>();
        try
        {
            foreach (var step in steps)
            {
                transformers.Add((step ?? throw new InvalidDataException("its manifest has a step that is empty")).Restore(ml, archive));
            }
        }
        catch
        {
            transformers.OfType<IDisposable>().ToList().ForEach(transformer => transformer.Dispose());
            throw;
        }

        transformers.OfType<TorchClassifierTransformer>().ToList().ForEach(classifier => classifier.Training = training);
        return new TransformerChain<ITransformer>([.. transformers]);
    }
}
