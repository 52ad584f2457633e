namespace Microsoft.ML.Runtime;

/// <summary>The environment that components run in: messages, progress, randomness and the catalog of loadable components.</summary>
public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    /// <summary>Creates a child environment for one component.</summary>
    /// <param name="name">The component's name, as messages show it.</param>
    /// <param name="seed">The seed of the child's randomness; without it, one is drawn from this environment.</param>
    /// <param name="verbose">Whether the component should say more than usual; without it, as its parent.</param>
    IHost Register(string name, int? seed = null, bool? verbose = null);

    /// <summary>The components that saved models may name.</summary>
    ComponentCatalog ComponentCatalog { get; }
}
