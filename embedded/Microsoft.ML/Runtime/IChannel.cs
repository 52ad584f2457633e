namespace Microsoft.ML.Runtime;

/// <summary>A channel for text messages about one piece of work.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    /// <summary>Sends a message of interest to developers.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a message of interest to developers, formatted as by <see cref="string.Format(string, object[])"/>.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends an error message.</summary>
    void Error(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends an error message, formatted as by <see cref="string.Format(string, object[])"/>.</summary>
    void Error(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a warning, formatted as by <see cref="string.Format(string, object[])"/>.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends a message of interest to users.</summary>
    void Info(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a message of interest to users, formatted as by <see cref="string.Format(string, object[])"/>.</summary>
    void Info(MessageSensitivity sensitivity, string fmt, params object[] args);
}
