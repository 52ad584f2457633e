namespace Mnist.MLNet.Serving;

/// <summary>The model that is served at the moment. Requests that run when another takes its place end on the one that they began with.</summary>
internal sealed class ServedModel : IDisposable
{
    private readonly string _path;
    private EnginePool _pool;
    private (DateTime WrittenAt, long Length) _version;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, or takes other images.</exception>
    public ServedModel(string path)
    {
        _path = path;
        _version = VersionOf(path);
        _pool = EnginePool.Load(path);
        ClassNames = _pool.ClassNames;
    }

    /// <summary>The classes' names, class 0 first.</summary>
    public IReadOnlyList<string> ClassNames { get; private set; }

    /// <summary>When the model was loaded.</summary>
    public DateTimeOffset LoadedAt { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>Why the file's last change could not be loaded; null where it was.</summary>
    public string? LastError { get; private set; }

    /// <summary>Takes the model for a request; dispose the lease when it is done.</summary>
    public EnginePool Lease()
    {
        while (true)
        {
            var pool = Volatile.Read(ref _pool);
            if (pool.TryEnter())
            {
                return pool;
            }
        }
    }

    /// <summary>Loads the model again where its file has changed. A file that cannot be loaded leaves the model that there is.</summary>
    public void ReloadIfChanged()
    {
        var version = VersionOf(_path);
        if (version == _version || version.Length < 0)
        {
            return;
        }

        _version = version;
        try
        {
            var fresh = EnginePool.Load(_path);
            ClassNames = fresh.ClassNames;
            LoadedAt = DateTimeOffset.UtcNow;
            LastError = null;
            Interlocked.Exchange(ref _pool, fresh).Leave();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            LastError = exception.Message;
        }
    }

    public void Dispose() => _pool.Leave();

    // The length as well: a file that is written while it is loaded may end within the tick of the clock in which it was looked at.
    private static (DateTime WrittenAt, long Length) VersionOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : (default, -1);
    }
}
