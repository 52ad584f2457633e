using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>Proposes points of the feature space at random, all equally likely.</summary>
internal sealed class RandomSearchTuner(SearchSpace.SearchSpace space, int? seed) : ITuner
{
    private readonly Random _random = seed is { } given ? new(given) : new();

    public Parameter Propose(TrialSettings settings)
    {
        double[] point = new double[space.FeatureSpaceDim];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = _random.NextDouble();
        }

        return space.SampleFromFeatureSpace(point);
    }

    public void Update(TrialResult result)
    {
        // Chance learns nothing.
    }
}
