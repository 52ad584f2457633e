namespace Microsoft.ML;

/// <summary>Where one part of a model writes itself to.</summary>
public sealed class ModelSaveContext : IDisposable
{
    internal ModelSaveContext()
    {
    }

    /// <summary>Ends the part.</summary>
    public void Dispose()
    {
    }
}
