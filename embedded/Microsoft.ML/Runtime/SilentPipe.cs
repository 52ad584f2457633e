namespace Microsoft.ML.Runtime;

/// <summary>A pipe that nobody listens to: a context offers its users text messages only.</summary>
internal sealed class SilentPipe<TMessage>(Host host) : IPipe<TMessage>
{
    public string ContextDescription => host.ContextDescription;

    public TException Process<TException>(TException ex)
        where TException : Exception => host.Process(ex);

    public void Send(TMessage msg)
    {
    }

    public void Dispose()
    {
    }
}
