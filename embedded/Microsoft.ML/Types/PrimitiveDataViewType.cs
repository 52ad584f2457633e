namespace Microsoft.ML.Data;

/// <summary>A type whose values are single and need no disposal.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>Wraps a .NET type.</summary>
    /// <exception cref="ArgumentException">The type is disposable.</exception>
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
        {
            throw new ArgumentException($"A {nameof(PrimitiveDataViewType)} cannot have a disposable {nameof(RawType)}", nameof(rawType));
        }
    }
}
