namespace Mnist.MLNet.Tests;

/// <summary>Tests that use torch run one after the other: its seed and its number of threads belong to the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchCollection
{
    public const string Name = "torch";
}
