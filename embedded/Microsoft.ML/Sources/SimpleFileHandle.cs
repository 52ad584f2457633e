using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A file on disk.</summary>
public sealed class SimpleFileHandle : IFileHandle
{
    private readonly string _path;
    private readonly bool _autoDelete;
    private readonly Lock _lock = new();
    private readonly List<Stream> _readers = [];
    private Stream? _writer;
    private bool _written;
    private bool _disposed;

    /// <summary>Names a file; does not open it.</summary>
    /// <param name="ectx">Who asks.</param>
    /// <param name="path">The file.</param>
    /// <param name="needsWrite">Whether it must be written before it is read.</param>
    /// <param name="autoDelete">Whether to delete it on <see cref="Dispose"/>.</param>
    public SimpleFileHandle(IExceptionContext ectx, string path, bool needsWrite, bool autoDelete)
    {
        ArgumentNullException.ThrowIfNull(ectx);
        Check.NotEmpty(path);
        _path = Path.GetFullPath(path);
        _written = !needsWrite;
        _autoDelete = autoDelete;
    }

    /// <inheritdoc/>
    public bool CanWrite => !_written && !_disposed;

    /// <inheritdoc/>
    public bool CanRead => _written && !_disposed;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was called before, or the handle is disposed.</exception>
    public Stream CreateWriteStream()
    {
        lock (_lock)
        {
            Check.State(!_disposed, $"The handle of '{_path}' has already been disposed.");
            Check.State(!_written, $"'{_path}' can be written only once through its handle.");
            _writer = new FileStream(_path, FileMode.Create, FileAccess.Write);
            _written = true;
            return _writer;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The file has not been written, is still being written, or the handle is disposed.</exception>
    public Stream OpenReadStream()
    {
        lock (_lock)
        {
            Check.State(!_disposed, $"The handle of '{_path}' has already been disposed.");
            Check.State(_written, $"'{_path}' must be written before it is read.");
            Check.State(_writer is not { CanWrite: true }, $"The stream that writes '{_path}' must be disposed before the file is read.");
            _readers.RemoveAll(s => !s.CanRead);
            var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
            _readers.Add(stream);
            return stream;
        }
    }

    /// <summary>Closes all streams, and deletes the file if that was asked for.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }
            _disposed = true;
            _writer?.Dispose();
            _readers.ForEach(s => s.Dispose());
            if (_autoDelete)
            {
                File.Delete(_path);
            }
        }
    }
}
