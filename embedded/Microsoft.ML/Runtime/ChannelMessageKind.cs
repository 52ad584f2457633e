namespace Microsoft.ML.Runtime;

/// <summary>The weight of a message.</summary>
public enum ChannelMessageKind
{
    /// <summary>Of interest to developers.</summary>
    Trace = 0,

    /// <summary>Of interest to users.</summary>
    Info = 1,

    /// <summary>Something is amiss, and the work goes on.</summary>
    Warning = 2,

    /// <summary>The work failed.</summary>
    Error = 3,
}
