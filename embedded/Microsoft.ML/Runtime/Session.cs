namespace Microsoft.ML.Runtime;

/// <summary>What all hosts of one context share: settings, options, and whoever listens to messages.</summary>
internal sealed class Session(int? seed)
{
    private readonly Dictionary<string, object?> _options = [];

    public event Action<string?, ChannelMessage>? MessageSent;

    /// <summary>The seed that the context was given.</summary>
    public int? Seed => seed;

    public ComponentCatalog ComponentCatalog { get; } = new();

    public string TempFilePath { get; set; } = Path.GetTempPath();

    public bool FallbackToCpu { get; set; }

    public int? GpuDeviceId { get; set; }

    public void Send(string? source, in ChannelMessage message) => MessageSent?.Invoke(source, message);

    public bool TryAddOption(string name, object? value)
    {
        Check.NotEmpty(name);
        lock (_options)
        {
            return _options.TryAdd(name, value);
        }
    }

    public void SetOption(string name, object? value)
    {
        Check.NotEmpty(name);
        lock (_options)
        {
            _options[name] = value;
        }
    }

    public bool TryGetOption(string name, out object? value)
    {
        Check.NotEmpty(name);
        lock (_options)
        {
            return _options.TryGetValue(name, out value);
        }
    }

    public bool RemoveOption(string name)
    {
        Check.NotEmpty(name);
        lock (_options)
        {
            return _options.Remove(name);
        }
    }
}
