namespace Microsoft.ML.AutoML;

/// <summary>Asks for parts of an experiment by their type.</summary>
internal static class ServiceProviding
{
    public static T? Find<T>(this IServiceProvider services)
        where T : class => (T?)services.GetService(typeof(T));

    /// <exception cref="InvalidOperationException">Nothing of that type was set.</exception>
    public static T Get<T>(this IServiceProvider services, string? name = null)
        where T : class => services.Find<T>() ?? throw new InvalidOperationException($"The experiment has no {name ?? typeof(T).Name}.");
}
