namespace Microsoft.ML.Data;

/// <summary>Streams, such as files, that a loader reads in order.</summary>
public interface IMultiStreamSource
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>The path of one of them, or null if it is no file.</summary>
    string? GetPathOrNull(int index);

    /// <summary>Opens one of them.</summary>
    Stream Open(int index);

    /// <summary>Opens one of them as text.</summary>
    TextReader OpenTextReader(int index);
}
