using Mnist.MLNet.Networks.Tracing.Operations;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>One step of a traced network. Value 0 is the network's input, value n the output of step n − 1.</summary>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">The numbers of the values that it takes.</param>
/// <param name="Name">The module that computes it, by its path in the network; the module in whose forward pass it is for code between modules.</param>
/// <param name="Module">The module's type; null for code between modules.</param>
/// <param name="Shape">The dimensions of its output, without the batch's.</param>
internal sealed record TracedStep(Operation Operation, IReadOnlyList<int> Inputs, string Name, string? Module, IReadOnlyList<long> Shape);
