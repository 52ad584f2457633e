namespace Mnist.MLNet.Persistence.Steps;

/// <summary>One of the models that decide together in an <see cref="EnsembleStep"/>.</summary>
/// <param name="Steps">The steps that data goes through, first to last.</param>
/// <param name="Training">How the member's classifier was trained; null where that is not known.</param>
public sealed record EnsembleMember(IReadOnlyList<ModelStep> Steps, TrainingFacts? Training = null);
