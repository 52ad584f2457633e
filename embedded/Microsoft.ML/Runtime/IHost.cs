namespace Microsoft.ML.Runtime;

/// <summary>The environment of one component, with a source of randomness of its own.</summary>
public interface IHost : IHostEnvironment
{
    /// <summary>The component's randomness: repeatable if the context was given a seed. Not thread-safe.</summary>
    Random Rand { get; }
}
