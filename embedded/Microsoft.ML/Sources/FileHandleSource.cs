using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A single file behind a handle.</summary>
public sealed class FileHandleSource : IMultiStreamSource
{
    private readonly IFileHandle _file;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file cannot be read.</exception>
    public FileHandleSource(IFileHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Check.Parameter(file.CanRead, nameof(file), "File handle must be readable");
        _file = file;
    }

    /// <summary>One.</summary>
    public int Count => 1;

    /// <summary>Null: handles do not tell their path.</summary>
    public string? GetPathOrNull(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(index, 0);
        return null;
    }

    /// <inheritdoc/>
    public Stream Open(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(index, 0);
        return _file.OpenReadStream();
    }

    /// <inheritdoc/>
    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
