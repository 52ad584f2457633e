using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Files on disk, in the order given. A path may hold <c>*</c> and <c>?</c> in its last part, and several paths may be joined with <c>+</c>.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    /// <summary>Names files; a path that matches none is kept as it is, so that opening it says which file is missing.</summary>
    public MultiFileSource(params string[]? paths)
    {
        if (paths is null or [null])
        {
            _paths = [];
            return;
        }
        string[] found = [.. paths.SelectMany(Expand)];
        _paths = found.Length > 0 ? found : paths;
    }

    /// <inheritdoc/>
    public int Count => _paths.Length;

    /// <inheritdoc/>
    public string? GetPathOrNull(int index)
    {
        Check.Parameter((uint)index < (uint)Count, nameof(index), $"There are {Count} files.");
        return _paths[index];
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public Stream Open(int index)
    {
        string path = GetPathOrNull(index)!;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"Could not open file '{path}'. Error is: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    private static IEnumerable<string> Expand(string pattern)
    {
        if (File.Exists(pattern))
        {
            return [pattern];
        }
        return pattern.Split('+', StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
        {
            if (part.AsSpan().IndexOfAny('*', '?') < 0)
            {
                return File.Exists(part) ? [part] : [];
            }
            string? folder = Path.GetDirectoryName(part);
            string start = string.IsNullOrEmpty(folder) ? "." : folder;
            return Directory.Exists(start)
                ? Directory.EnumerateFiles(start, Path.GetFileName(part)).Select(f => string.IsNullOrEmpty(folder) ? Path.GetFileName(f) : f).Order(StringComparer.Ordinal)
                : Enumerable.Empty<string>();
        });
    }
}
