using Microsoft.ML.Transforms;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>Gives every row the number of the chain's model.</summary>
[CustomMappingFactoryAttribute(ContractName)]
internal sealed class ModelNumberFactory : CustomMappingFactory<ImageRow, ModelNumber>
{
    public const string ContractName = "Mnist.MLNet.ModelNumber";

    public override Action<ImageRow, ModelNumber> GetMapping() => Map;

    public static void Map(ImageRow row, ModelNumber number) => number.MnistModelNumber = ModelNumber.OfTheModel;
}
