namespace Microsoft.ML;

/// <summary>Something that can be part of a saved model.</summary>
public interface ICanSaveModel
{
    /// <summary>Writes what is needed to restore this part.</summary>
    void Save(ModelSaveContext ctx);
}
