namespace Microsoft.ML.AutoML;

/// <summary>The parts of one run of an experiment.</summary>
internal sealed class ServiceScope(ServiceRegistry registry) : IServiceProvider
{
    private readonly Dictionary<Type, object> _shared = [];

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IServiceProvider))
        {
            return this;
        }

        if (_shared.TryGetValue(serviceType, out object? made) || !registry.TryGet(serviceType, out var service))
        {
            return made;
        }

        made = service.Create(this);
        if (service.Shared)
        {
            _shared.Add(serviceType, made);
        }

        return made;
    }
}
