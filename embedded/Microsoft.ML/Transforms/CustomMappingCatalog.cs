using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Maps and filters rows by the caller's own code.</summary>
public static class CustomMappingCatalog
{
    /// <summary>Makes columns by an action from one object to another.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="mapAction">The action; it must depend on nothing but its argument, and overwrite all of its result, which is used again for every row.</param>
    /// <param name="contractName">The name of the <see cref="CustomMappingFactory{TSrc, TDst}"/> of this action; null if the model is not saved.</param>
    /// <param name="inputSchemaDefinition">The columns that are read; null for what attributes say.</param>
    /// <param name="outputSchemaDefinition">The columns that are made; null for what attributes say.</param>
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(
        this TransformsCatalog catalog,
        Action<TSrc, TDst> mapAction,
        string? contractName,
        SchemaDefinition? inputSchemaDefinition = null,
        SchemaDefinition? outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new()
        => new(mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition);

    /// <summary>Drops rows by a predicate over objects.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="input">The view.</param>
    /// <param name="filterPredicate">True for the rows to drop.</param>
    public static IDataView FilterByCustomPredicate<TSrc>(this DataOperationsCatalog catalog, IDataView input, Func<TSrc, bool> filterPredicate)
        where TSrc : class, new()
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(filterPredicate);
        var bound = ObjectSetters.Bind(typeof(TSrc), input.Schema, ignoreMissingColumns: false, definition: null);
        return new FilterView(input, canShuffle: true, [.. bound.Select(b => b.Column)], row =>
        {
            var setters = ObjectSetters.Create<TSrc>(bound, row);
            var source = new TSrc();
            return () =>
            {
                foreach (var set in setters)
                {
                    set(source);
                }
                return !filterPredicate(source);
            };
        });
    }
}
