using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A message from a context to whoever listens.</summary>
public class LoggingEventArgs : EventArgs
{
    /// <summary>Holds a text only.</summary>
    public LoggingEventArgs(string message)
    {
        Message = message;
    }

    /// <summary>Holds a text with its weight and source.</summary>
    public LoggingEventArgs(string message, ChannelMessageKind kind, string? source)
    {
        RawMessage = message;
        Kind = kind;
        Source = source;
        Message = $"[Source={source}, Kind={kind}] {message}";
    }

    /// <summary>The component that speaks; null if only a text was given.</summary>
    public string? Source { get; }

    /// <summary>The weight of the message.</summary>
    public ChannelMessageKind Kind { get; }

    /// <summary>The text, with source and weight in front.</summary>
    public string Message { get; }

    /// <summary>The text alone; null if only a text was given.</summary>
    public string? RawMessage { get; }
}
