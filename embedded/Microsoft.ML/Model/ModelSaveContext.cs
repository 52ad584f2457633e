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

    /// <summary>The parts of this package are saved as a whole, never one by one.</summary>
    internal static void Refuse(ICanSaveModel part)
        => throw new NotSupportedException($"A {part.GetType().Name} cannot be saved on its own; use MLContext.Model.Save.");
}
