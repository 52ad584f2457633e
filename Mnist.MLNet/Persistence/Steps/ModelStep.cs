using System.Text.Json.Serialization;
using Microsoft.ML;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>One step of a saved model. The kinds are a closed list: a file can ask for no code but these.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NormalizePixelsStep), "normalizePixels")]
[JsonDerivedType(typeof(TorchClassifierStep), "torchClassifier")]
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
}
