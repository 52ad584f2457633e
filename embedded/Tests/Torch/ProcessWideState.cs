namespace Mnist.Embedded.Tests.Torch;

/// <summary>Tests that use the generator or the thread count of the process, or count its allocations, run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ProcessWideState
{
    public const string Name = "process-wide state";
}
