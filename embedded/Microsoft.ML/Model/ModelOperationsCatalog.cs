using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saves and loads models, and makes engines for single predictions.</summary>
public sealed class ModelOperationsCatalog
{
    private readonly Host _host;

    internal ModelOperationsCatalog(Host host)
    {
        _host = host;
    }

    /// <summary>Saves a model to a file, which appears whole or not at all.</summary>
    /// <param name="model">The model: transformers of this package, in chains or not.</param>
    /// <param name="inputSchema">The columns of its input; may be null if they need not be known when it is loaded.</param>
    /// <param name="filePath">The file; an old one is replaced.</param>
    /// <exception cref="NotSupportedException">The model contains a transformer of another package.</exception>
    /// <exception cref="InvalidOperationException">The model contains a custom mapping without a contract name.</exception>
    public void Save(ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check.NotEmpty(filePath);
        string target = Path.GetFullPath(filePath);
        string draft = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                ModelFile.Write(stream, model, inputSchema);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, target, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Saves a model to a stream.</summary>
    /// <param name="model">The model: transformers of this package, in chains or not.</param>
    /// <param name="inputSchema">The columns of its input; may be null if they need not be known when it is loaded.</param>
    /// <param name="stream">The stream, which stays open.</param>
    /// <exception cref="NotSupportedException">The model contains a transformer of another package.</exception>
    /// <exception cref="InvalidOperationException">The model contains a custom mapping without a contract name.</exception>
    public void Save(ITransformer model, DataViewSchema? inputSchema, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        ModelFile.Write(stream, model, inputSchema);
    }

    /// <summary>Loads a model from a file.</summary>
    /// <param name="filePath">A file that <see cref="Save(ITransformer, DataViewSchema, string)"/> made.</param>
    /// <param name="inputSchema">The columns of its input; null if they were not saved.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FormatException">The file holds no such model, or a damaged one.</exception>
    /// <exception cref="InvalidOperationException">The model needs a custom mapping that is not registered.</exception>
    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Check.NotEmpty(filePath);
        using var stream = new FileStream(filePath, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Load(stream, out inputSchema);
    }

    /// <summary>Loads a model from a stream.</summary>
    /// <param name="stream">What <see cref="Save(ITransformer, DataViewSchema, Stream)"/> wrote.</param>
    /// <param name="inputSchema">The columns of its input; null if they were not saved.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FormatException">The stream holds no such model, or a damaged one.</exception>
    /// <exception cref="InvalidOperationException">The model needs a custom mapping that is not registered.</exception>
    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (model, schema) = ModelFile.Read(stream, _host.ComponentCatalog);
        inputSchema = schema!;
        return model;
    }

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
