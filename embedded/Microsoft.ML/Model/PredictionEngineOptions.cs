using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>How a prediction engine binds classes to columns, and whether it owns its model.</summary>
public sealed class PredictionEngineOptions
{
    /// <summary>Whether members of predictions that the model gives no column for are left alone instead of being an error.</summary>
    public bool IgnoreMissingColumns = true;

    /// <summary>The columns of examples; null for what attributes say.</summary>
    public SchemaDefinition? InputSchemaDefinition;

    /// <summary>The columns of predictions; null for what attributes say.</summary>
    public SchemaDefinition? OutputSchemaDefinition;

    /// <summary>Whether disposing the engine disposes the model.</summary>
    public bool OwnsTransformer = true;

    /// <summary>The defaults.</summary>
    public PredictionEngineOptions()
    {
    }
}
