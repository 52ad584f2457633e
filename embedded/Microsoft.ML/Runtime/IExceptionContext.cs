namespace Microsoft.ML.Runtime;

/// <summary>Something that can say which component an exception comes from.</summary>
public interface IExceptionContext
{
    /// <summary>Marks an exception with the component that throws it.</summary>
    /// <returns>The same exception.</returns>
    TException Process<TException>(TException ex)
        where TException : Exception;

    /// <summary>A short description of the component, for messages.</summary>
    string ContextDescription { get; }
}
