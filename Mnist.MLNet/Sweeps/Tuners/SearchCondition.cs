namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>Says that something is searched only where a choice has certain values; elsewhere it is left out of the proposals.</summary>
/// <param name="Name">What is conditional: an option, or a nested search space with all its options. Names of nested options are joined by dots, as in <c>trial.momentum</c>.</param>
/// <param name="Choice">The name of the choice, in the same form.</param>
/// <param name="Values">The values of the choice with which it is searched, as text.</param>
public sealed record SearchCondition(string Name, string Choice, IReadOnlyList<string> Values);
