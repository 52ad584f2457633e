using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where all work starts: the catalogs of operations, the source of randomness, and the log.</summary>
public sealed class MLContext : IHostEnvironment
{
    private readonly Host _host;

    /// <summary>Makes a context.</summary>
    /// <param name="seed">The seed of all randomness; without it, every run differs.</param>
    public MLContext(int? seed = null)
    {
        var session = new Session(seed);
        session.MessageSent += (source, message) => Log?.Invoke(this, new(message.Message, message.Kind, source));
        _host = new(session, parent: null, name: null, seed is { } value ? new Random(value) : new Random());
        Data = new(_host);
        Model = new(_host);
        Transforms = new();
        MulticlassClassification = new(Data);
    }

    /// <summary>Loads, splits, filters and caches data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>Saves and loads models, and makes engines for single predictions.</summary>
    public ModelOperationsCatalog Model { get; }

    /// <summary>Transforms columns.</summary>
    public TransformsCatalog Transforms { get; }

    /// <summary>Trains and evaluates classifiers of several classes.</summary>
    public MulticlassClassificationCatalog MulticlassClassification { get; }

    /// <summary>The components that saved models may name.</summary>
    public ComponentCatalog ComponentCatalog => _host.ComponentCatalog;

    /// <summary>Where temporary files go.</summary>
    public string TempFilePath
    {
        get => _host.Session.TempFilePath;
        set => _host.Session.TempFilePath = value;
    }

    /// <summary>Whether trainers that cannot use the GPU should use the CPU instead of failing.</summary>
    public bool FallbackToCpu
    {
        get => _host.Session.FallbackToCpu;
        set => _host.Session.FallbackToCpu = value;
    }

    /// <summary>The GPU to use, counted from 0; null for the CPU.</summary>
    public int? GpuDeviceId
    {
        get => _host.Session.GpuDeviceId;
        set => _host.Session.GpuDeviceId = value;
    }

    /// <summary>The seed that the context was given.</summary>
    internal int? Seed => _host.Session.Seed;

    /// <summary>Raised for every message, on the thread that sends it.</summary>
    public event EventHandler<LoggingEventArgs>? Log;

    /// <summary>Sets an option unless it is set.</summary>
    /// <returns>Whether it was set.</returns>
    public bool TryAddOption<T>(string name, T value) => _host.Session.TryAddOption(name, value);

    /// <summary>Sets an option.</summary>
    public void SetOption<T>(string name, T value) => _host.Session.SetOption(name, value);

    /// <summary>Reads an option, if it is set and of this type.</summary>
    public bool TryGetOption<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        if (_host.Session.TryGetOption(name, out object? found) && found is T typed)
        {
            value = typed;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Reads an option; if it is not set, sets it to the default value of the type.</summary>
    /// <exception cref="InvalidCastException">The option has another type.</exception>
    public T? GetOptionOrDefault<T>(string name)
    {
        _host.Session.TryAddOption(name, default(T));
        _host.Session.TryGetOption(name, out object? value);
        return (T?)value;
    }

    /// <summary>Removes an option.</summary>
    /// <returns>Whether it was set.</returns>
    public bool RemoveOption(string name) => _host.Session.RemoveOption(name);

    string IExceptionContext.ContextDescription => _host.ContextDescription;

    TException IExceptionContext.Process<TException>(TException ex) => _host.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _host.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _host.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _host.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _host.StartProgressChannel(name);
}
