namespace Microsoft.ML.Model;

/// <summary>How a model file holds values of a type.</summary>
internal abstract class ValueFormat<T>
{
    public abstract void Write(ModelWriter writer, in T value);

    public abstract T Read(ModelReader reader);
}
