namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for messages.</summary>
public interface IChannelProvider : IExceptionContext
{
    /// <summary>Opens a channel for text messages; dispose it when the work it speaks of is done.</summary>
    IChannel Start(string name);

    /// <summary>Opens a pipe for messages of another type.</summary>
    IPipe<TMessage> StartPipe<TMessage>(string name);
}
