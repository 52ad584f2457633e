namespace Microsoft.ML.AutoML;

/// <summary>How the parts of an experiment are made, by the type that they are asked for; what is added last counts.</summary>
internal sealed class ServiceRegistry
{
    private readonly Dictionary<Type, (Func<IServiceProvider, object> Create, bool Shared)> _services = [];

    /// <summary>Adds a part of which a run has one.</summary>
    public void AddShared<T>(Func<IServiceProvider, T> create)
        where T : class => _services[typeof(T)] = (create, true);

    /// <summary>Adds a part that is made anew whenever it is asked for.</summary>
    public void AddEach<T>(Func<IServiceProvider, T> create)
        where T : class => _services[typeof(T)] = (create, false);

    public bool Has<T>() => _services.ContainsKey(typeof(T));

    public bool TryGet(Type type, out (Func<IServiceProvider, object> Create, bool Shared) service) => _services.TryGetValue(type, out service);

    public ServiceScope Open() => new(this);

    /// <summary>Makes an object by the constructor with the most parameters that can be given.</summary>
    /// <exception cref="InvalidOperationException">There is no such constructor.</exception>
    public static T Make<T>(IServiceProvider services)
        where T : class
    {
        foreach (var constructor in typeof(T).GetConstructors().OrderByDescending(c => c.GetParameters().Length))
        {
            var arguments = constructor.GetParameters().Select(p => services.GetService(p.ParameterType) ?? (p.HasDefaultValue ? p.DefaultValue : DBNull.Value)).ToArray();
            if (!arguments.Contains(DBNull.Value))
            {
                return (T)constructor.Invoke(arguments);
            }
        }

        throw new InvalidOperationException($"{typeof(T).Name} has no public constructor whose parameters the experiment can give.");
    }
}
