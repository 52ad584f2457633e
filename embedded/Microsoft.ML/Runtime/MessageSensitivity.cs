namespace Microsoft.ML.Runtime;

/// <summary>What in a message could be confidential.</summary>
[Flags]
public enum MessageSensitivity
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Values of the user's data.</summary>
    UserData = 1,

    /// <summary>Names of columns and slots.</summary>
    Schema = 2,

    /// <summary>Not known: treat as everything.</summary>
    Unknown = ~None,

    /// <summary>Everything.</summary>
    All = Unknown,
}
