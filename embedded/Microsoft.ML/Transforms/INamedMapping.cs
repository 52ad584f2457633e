namespace Microsoft.ML.Transforms;

/// <summary>A custom mapping, whatever its classes are.</summary>
internal interface INamedMapping
{
    /// <summary>The name of the factory that gives the action again when a model is loaded; null if the mapping cannot be saved.</summary>
    string? ContractName { get; }
}
