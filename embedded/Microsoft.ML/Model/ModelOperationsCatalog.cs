using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saves and loads models, and makes engines for single predictions.</summary>
public sealed class ModelOperationsCatalog
{
    internal ModelOperationsCatalog(Host host)
    {
        Host = host;
    }

    internal Host Host { get; }

    /// <summary>Makes an engine for single predictions; disposing it disposes the model.</summary>
    /// <param name="transformer">The model. All its links are used, whatever their scope.</param>
    /// <param name="ignoreMissingColumns">Whether members of predictions that the model gives no column for are left alone instead of being an error.</param>
    /// <param name="inputSchemaDefinition">The columns of examples; null for what attributes say.</param>
    /// <param name="outputSchemaDefinition">The columns of predictions; null for what attributes say.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model is no row-to-row mapper, or columns do not fit.</exception>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(
        ITransformer transformer, bool ignoreMissingColumns = true, SchemaDefinition? inputSchemaDefinition = null, SchemaDefinition? outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, new()
        {
            IgnoreMissingColumns = ignoreMissingColumns,
            InputSchemaDefinition = inputSchemaDefinition,
            OutputSchemaDefinition = outputSchemaDefinition,
        });

    /// <summary>Makes an engine for single predictions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The model is no row-to-row mapper, or columns do not fit.</exception>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(transformer, options);
    }

    /// <summary>Makes an engine for single predictions whose examples have the columns of a schema, such as a loaded model's; disposing it disposes the model.</summary>
    /// <exception cref="InvalidOperationException">A column of the schema has no member.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The model is no row-to-row mapper, or columns do not fit.</exception>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return CreatePredictionEngine<TSrc, TDst>(transformer, ignoreMissingColumns: false, ObjectSchema.Definition(typeof(TSrc), inputSchema));
    }
}
