using Mnist.MLNet.Networks.Tracing.Operations;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>One operation of code between modules.</summary>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">The numbers of the values that it takes; null stands for the outcome of the step before.</param>
internal sealed record GlueStep(Operation Operation, params IReadOnlyList<int?> Inputs);
