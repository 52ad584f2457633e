using Microsoft.ML.Transforms;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>Scores rows with the model that comes with them.</summary>
[CustomMappingFactoryAttribute(ContractName)]
internal sealed class TextModelFactory : CustomMappingFactory<ImageWithModel, ScoredImage>
{
    public const string ContractName = "Mnist.MLNet.TextModel";

    public override Action<ImageWithModel, ScoredImage> GetMapping() => new TextModel().Score;
}
