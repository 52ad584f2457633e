using Mnist.MLNet.Persistence;

namespace Mnist.MLNet.Ensembles;

/// <summary>How well one member of an ensemble does alone.</summary>
/// <param name="Name">The member, such as <c>three-conv seed 1</c>.</param>
/// <param name="Metrics">Its figures on the data that the ensemble is judged on.</param>
public sealed record MemberResult(string Name, MetricFacts Metrics);
