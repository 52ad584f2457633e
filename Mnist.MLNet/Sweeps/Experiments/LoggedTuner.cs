using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Sweeps;

/// <summary>A tuner that learns from what a log holds, whichever experiment wrote it.</summary>
internal sealed class LoggedTuner(SpaceTuner tuner, TrialLog log) : ITuner
{
    // Whatever a tuner can still think of in a space that is all but tried out, it has thought of by then.
    private const int MostProposals = 100;

    private int _learned;

    public Parameter Propose(TrialSettings settings)
    {
        for (; _learned < log.Trials.Count; _learned++)
        {
            var trial = log.Trials[_learned];
            tuner.Update(new TrialResult { TrialSettings = new TrialSettings { TrialId = _learned, Parameter = trial.Parameter }, Loss = trial.Loss ?? double.NaN });
        }

        Parameter proposal;
        int number = _learned;
        do
        {
            proposal = tuner.Propose(new TrialSettings { TrialId = number++ });
        }
        while (log.Has(proposal) && number - _learned < MostProposals);
        return proposal;
    }

    // The log is the experiment's monitor and has the trial already, unless that was forgotten.
    public void Update(TrialResult result) => log.ReportCompletedTrial(result);
}
