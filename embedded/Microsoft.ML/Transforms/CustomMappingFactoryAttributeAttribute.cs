namespace Microsoft.ML.Transforms;

/// <summary>Gives a <see cref="CustomMappingFactory{TSrc, TDst}"/> the contract name of its mapping. Register its assembly with <see cref="Runtime.ComponentCatalog"/> before loading.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class CustomMappingFactoryAttributeAttribute : ExtensionBaseAttribute
{
    /// <summary>Gives the contract name.</summary>
    public CustomMappingFactoryAttributeAttribute(string contractName)
        : base(contractName)
    {
    }
}
