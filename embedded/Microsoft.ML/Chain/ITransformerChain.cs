namespace Microsoft.ML.Data;

/// <summary>The links of a <see cref="TransformerChain{TLastTransformer}"/>, whatever its last one is.</summary>
internal interface ITransformerChain
{
    IReadOnlyList<ITransformer> Transformers { get; }

    IReadOnlyList<TransformerScope> Scopes { get; }
}
