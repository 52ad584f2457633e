namespace Microsoft.ML.Runtime;

/// <summary>The environment of one component; all hosts of a context share its <see cref="Session"/>.</summary>
internal sealed class Host(Session session, Host? parent, string? name, Random random) : IHost
{
    private readonly Lock _registering = new();

    public string? FullName { get; } = parent?.FullName is { } before ? $"{before}; {name}" : name;

    public Session Session => session;

    public Random Rand => random;

    public ComponentCatalog ComponentCatalog => session.ComponentCatalog;

    public string ContextDescription => FullName ?? "HostEnvironment";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Check.NotEmpty(name);
        lock (_registering)
        {
            return new Host(session, this, name, new Random(seed ?? random.Next()));
        }
    }

    public IChannel Start(string name) => new Channel(this, name);

    public IPipe<TMessage> StartPipe<TMessage>(string name)
    {
        Check.NotEmpty(name);
        return new SilentPipe<TMessage>(this);
    }

    public IProgressChannel StartProgressChannel(string name)
    {
        Check.NotEmpty(name);
        return SilentProgressChannel.Instance;
    }

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        ex.Data["Throwing component"] = ContextDescription;
        return ex;
    }
}
