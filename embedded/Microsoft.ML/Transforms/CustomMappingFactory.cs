namespace Microsoft.ML.Transforms;

/// <summary>Gives the action of a custom mapping, so that models that contain it can be saved and loaded. Mark derived classes with <see cref="CustomMappingFactoryAttributeAttribute"/>.</summary>
/// <typeparam name="TSrc">The class that the action reads.</typeparam>
/// <typeparam name="TDst">The class that the action writes.</typeparam>
public abstract class CustomMappingFactory<TSrc, TDst> : ICustomMappingFactory
    where TSrc : class, new()
    where TDst : class, new()
{
    /// <summary>For derived classes, which need a public constructor without parameters.</summary>
    protected CustomMappingFactory()
    {
    }

    /// <summary>The action.</summary>
    public abstract Action<TSrc, TDst> GetMapping();

    ITransformer ICustomMappingFactory.CreateTransformer(string contractName) => new CustomMappingTransformer<TSrc, TDst>(GetMapping(), contractName, null, null);
}
