namespace Microsoft.ML.Model;

/// <summary>A transformer that can be part of a saved model. Its reader stands in <see cref="ModelParts"/>.</summary>
internal interface IModelPart : ITransformer
{
    void Write(ModelWriter writer);
}
