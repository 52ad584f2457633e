namespace Microsoft.ML.Transforms;

/// <summary>Makes the transformer of a custom mapping that a saved model names.</summary>
internal interface ICustomMappingFactory
{
    ITransformer CreateTransformer(string contractName);
}
