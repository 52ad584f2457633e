using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps.Tuners;

/// <summary>Trials whose loss is a function of their parameters.</summary>
internal static class Simulation
{
    /// <summary>Lets a tuner propose trials and tells it their losses.</summary>
    /// <returns>The trials in order.</returns>
    public static List<TrialResult> Run(ITuner tuner, Func<Parameter, double> loss, int trials, int first = 0)
    {
        var results = new List<TrialResult>();
        for (int id = first; id < first + trials; id++)
        {
            var settings = new TrialSettings { TrialId = id, Parameter = Parameter.CreateNestedParameter() };
            settings.Parameter = tuner.Propose(settings);
            results.Add(new TrialResult { TrialSettings = settings, Loss = loss(settings.Parameter) });
            tuner.Update(results[^1]);
        }

        return results;
    }

    /// <summary>The parameters of trials as text.</summary>
    public static IEnumerable<string> Texts(IEnumerable<TrialResult> results) => results.Select(result => result.TrialSettings.Parameter.ToString());
}
