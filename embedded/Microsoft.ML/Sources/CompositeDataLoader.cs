namespace Microsoft.ML.Data;

/// <summary>A loader and a chain of transformers for what it loads.</summary>
/// <typeparam name="TSource">What is read, such as files.</typeparam>
/// <typeparam name="TLastTransformer">The last transformer.</typeparam>
public sealed class CompositeDataLoader<TSource, TLastTransformer> : IDataLoader<TSource>, IDisposable
    where TLastTransformer : class, ITransformer
{
    /// <summary>What loads.</summary>
    public readonly IDataLoader<TSource> Loader;

    /// <summary>What transforms that.</summary>
    public readonly TransformerChain<TLastTransformer> Transformer;

    /// <summary>Joins a loader and a chain; without one, nothing is transformed.</summary>
    public CompositeDataLoader(IDataLoader<TSource> loader, TransformerChain<TLastTransformer>? transformerChain = null)
    {
        ArgumentNullException.ThrowIfNull(loader);
        Loader = loader;
        Transformer = transformerChain ?? new TransformerChain<TLastTransformer>();
    }

    /// <inheritdoc/>
    public IDataView Load(TSource input) => Transformer.Transform(Loader.Load(input));

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema() => Transformer.GetOutputSchema(Loader.GetOutputSchema());

    /// <summary>This loader with one more transformer.</summary>
    public CompositeDataLoader<TSource, TNewLast> AppendTransformer<TNewLast>(TNewLast transformer)
        where TNewLast : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(transformer);
        return new(Loader, Transformer.Append(transformer));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
        => throw new NotSupportedException("Loaders cannot be saved; save the transformers with MLContext.Model.Save.");

    /// <summary>Disposes the transformers.</summary>
    public void Dispose() => Transformer.Dispose();
}
