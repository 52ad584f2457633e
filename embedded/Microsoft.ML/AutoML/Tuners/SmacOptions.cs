namespace Microsoft.ML.AutoML;

/// <summary>How a <see cref="SmacTuner"/> works.</summary>
/// <param name="RandomTrials">Trials before the first model.</param>
/// <param name="TrialsPerModel">Trials that one model proposes.</param>
/// <param name="Trees">Trees of the forest.</param>
/// <param name="FewestToSplit">So many points of a tree are split.</param>
/// <param name="FeaturePart">The part of the coordinates that a split chooses from.</param>
/// <param name="WalkStarts">The best trials from which walks begin.</param>
/// <param name="RandomCandidates">Random points that are judged as well.</param>
/// <param name="SmallestStep">A walk ends where its next step promises no more than this.</param>
/// <param name="NeighboursOnRange">The neighbours that a step tries along a range.</param>
internal sealed record SmacOptions(
    int RandomTrials,
    int TrialsPerModel,
    int Trees,
    int FewestToSplit,
    double FeaturePart,
    int WalkStarts,
    int RandomCandidates,
    double SmallestStep,
    int NeighboursOnRange);
