using System.Collections;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Transformers in a row. Unless a scope is named, only the links that serve <see cref="TransformerScope.Scoring"/> are used.</summary>
/// <typeparam name="TLastTransformer">The last one.</typeparam>
public sealed class TransformerChain<TLastTransformer> : IModelPart, ITransformerChain, IEnumerable<ITransformer>, IDisposable
    where TLastTransformer : class, ITransformer
{
    private readonly ITransformer[] _transformers;
    private readonly TransformerScope[] _scopes;
    private bool _disposed;

    /// <summary>The last transformer; null in an empty chain.</summary>
    public readonly TLastTransformer LastTransformer;

    /// <summary>Makes a chain.</summary>
    /// <param name="transformers">The links.</param>
    /// <param name="scopes">When each is used.</param>
    /// <exception cref="InvalidOperationException">The numbers differ, or the last transformer is of another type.</exception>
    public TransformerChain(IEnumerable<ITransformer>? transformers, IEnumerable<TransformerScope>? scopes)
    {
        _transformers = transformers?.ToArray() ?? [];
        _scopes = scopes?.ToArray() ?? [];
        LastTransformer = (_transformers.LastOrDefault() as TLastTransformer)!;
        Check.State(_transformers.Length == 0 || LastTransformer is not null, $"The last transformer must be a {typeof(TLastTransformer)}.");
        Check.State(_transformers.Length == _scopes.Length, $"There are {_transformers.Length} transformers and {_scopes.Length} scopes; the numbers must be the same.");
    }

    /// <summary>Makes a chain that is used always.</summary>
    /// <exception cref="InvalidOperationException">The last transformer is of another type.</exception>
    public TransformerChain(params ITransformer[]? transformers)
        : this(transformers, transformers?.Select(_ => TransformerScope.Everything))
    {
    }

    IReadOnlyList<ITransformer> ITransformerChain.Transformers => _transformers;

    IReadOnlyList<TransformerScope> ITransformerChain.Scopes => _scopes;

    bool ITransformer.IsRowToRowMapper => Array.TrueForAll(_transformers, t => t.IsRowToRowMapper);

    /// <summary>The columns that come of such an input when scoring.</summary>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetOutputSchema(inputSchema, TransformerScope.Scoring);

    /// <summary>The columns that come of such an input in a scope.</summary>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema, TransformerScope scope)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return LinksOf(scope).Aggregate(inputSchema, (schema, link) => link.GetOutputSchema(schema));
    }

    /// <summary>The view transformed as for scoring.</summary>
    public IDataView Transform(IDataView input) => Transform(input, TransformerScope.Scoring);

    /// <summary>The view transformed by the links of a scope.</summary>
    public IDataView Transform(IDataView input, TransformerScope scope)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(input.Schema, scope);
        return LinksOf(scope).Aggregate(input, (view, link) => link.Transform(view));
    }

    /// <summary>A chain of the links that serve a scope.</summary>
    public TransformerChain<ITransformer> GetModelFor(TransformerScope scopeFilter)
        => new(LinksOf(scopeFilter), _scopes.Where(s => (s & scopeFilter) != 0));

    /// <summary>This chain with one more transformer.</summary>
    public TransformerChain<TNewLast> Append<TNewLast>(TNewLast transformer, TransformerScope scope = TransformerScope.Everything)
        where TNewLast : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(transformer);
        return new([.. _transformers, transformer], [.. _scopes, scope]);
    }

    /// <summary>Walks over all links in order.</summary>
    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The mapping of all links, whatever their scope.</summary>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Check.State(((ITransformer)this).IsRowToRowMapper, "GetRowToRowMapper method called despite IsRowToRowMapper being false.");
        var mappers = new IRowToRowMapper[_transformers.Length];
        var schema = inputSchema;
        for (int i = 0; i < mappers.Length; i++)
        {
            mappers[i] = _transformers[i].GetRowToRowMapper(schema);
            schema = mappers[i].OutputSchema;
        }
        return new ChainMapper(inputSchema, mappers);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelSaveContext.Refuse(this);

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteInt32(_transformers.Length);
        for (int i = 0; i < _transformers.Length; i++)
        {
            writer.WriteInt32((int)_scopes[i]);
            ModelParts.Write(writer, _transformers[i]);
        }
    }

    /// <summary>Disposes all links that can be disposed.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }
        _disposed = true;
        foreach (var transformer in _transformers)
        {
            (transformer as IDisposable)?.Dispose();
        }
    }

    private IEnumerable<ITransformer> LinksOf(TransformerScope scope) => _transformers.Where((_, i) => (_scopes[i] & scope) != 0);
}
