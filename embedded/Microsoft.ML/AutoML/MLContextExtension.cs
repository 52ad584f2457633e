namespace Microsoft.ML.AutoML;

/// <summary>Adds AutoML to a context.</summary>
public static class MLContextExtension
{
    /// <summary>The catalog of AutoML.</summary>
    public static AutoCatalog Auto(this MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        return new(mlContext);
    }
}
