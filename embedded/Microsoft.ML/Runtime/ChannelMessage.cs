using System.Globalization;

namespace Microsoft.ML.Runtime;

/// <summary>A text message.</summary>
public readonly struct ChannelMessage
{
    private readonly string _format;
    private readonly object[]? _arguments;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, object[]? arguments = null)
    {
        Check.NotEmpty(format);
        Kind = kind;
        Sensitivity = sensitivity;
        _format = format;
        _arguments = arguments;
    }

    /// <summary>The weight of the message.</summary>
    public readonly ChannelMessageKind Kind;

    /// <summary>What in the message could be confidential.</summary>
    public readonly MessageSensitivity Sensitivity;

    /// <summary>The text.</summary>
    public string Message => _arguments is null ? _format : string.Format(CultureInfo.CurrentCulture, _format, _arguments);
}
