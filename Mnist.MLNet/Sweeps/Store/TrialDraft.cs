namespace Mnist.MLNet.Sweeps.Store;

/// <summary>A trial that is to be.</summary>
/// <param name="Recipe">The recipe that the settings change.</param>
/// <param name="Settings">The values of the settings that the sweep varies.</param>
/// <param name="Identity">Equal for trials that are the same training to the same end, and for no others.</param>
/// <param name="TrainingIdentity">Equal for trials that can be read from one training.</param>
/// <param name="Epochs">The number of epochs.</param>
internal sealed record TrialDraft(string Recipe, IReadOnlyDictionary<string, string> Settings, string Identity, string TrainingIdentity, int Epochs);
