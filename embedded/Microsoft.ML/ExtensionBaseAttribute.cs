namespace Microsoft.ML;

/// <summary>Marks a class that saved models may name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ExtensionBaseAttribute : Attribute
{
    private protected ExtensionBaseAttribute(string contractName)
    {
        ContractName = contractName;
    }

    /// <summary>The name that saved models hold.</summary>
    public string ContractName { get; }
}
