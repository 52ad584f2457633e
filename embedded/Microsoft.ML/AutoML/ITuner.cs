using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>Chooses what to try next.</summary>
public interface ITuner
{
    /// <summary>Chooses the parameters of a trial.</summary>
    /// <param name="settings">The trial, as yet without parameters.</param>
    /// <returns>The parameters.</returns>
    Parameter Propose(TrialSettings settings);

    /// <summary>Learns from a trial that ended.</summary>
    /// <param name="result">How it ended; the smaller its loss, the better.</param>
    void Update(TrialResult result);
}
