namespace Microsoft.ML.Runtime;

/// <summary>A one-way pipe of messages to whoever listens.</summary>
/// <typeparam name="TMessage">The type of a message.</typeparam>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    /// <summary>Sends a message.</summary>
    void Send(TMessage msg);
}
