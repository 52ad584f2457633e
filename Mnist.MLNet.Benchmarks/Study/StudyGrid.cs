using System.Globalization;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>The grid of a plan as its cost sees it.</summary>
internal sealed class StudyGrid(SweepPlan plan)
{
    /// <summary>The networks.</summary>
    public IReadOnlyList<string> Networks => plan.Recipes;

    /// <summary>The batch sizes.</summary>
    public IReadOnlyList<int> BatchSizes { get; } = Numbers(plan, "batch-size");

    /// <summary>The number of learning rates.</summary>
    public int Rates { get; } = Choice(plan, "lr").Values.Count;

    /// <summary>The lengths of a run, in epochs.</summary>
    public IReadOnlyList<int> Epochs { get; } = Numbers(plan, "epochs");

    /// <summary>All runs.</summary>
    public int Runs => Networks.Count * BatchSizes.Count * RunsOfCell;

    /// <summary>Runs of one network and batch size.</summary>
    public int RunsOfCell => Rates * Epochs.Count;

    /// <summary>Epochs of one network and batch size where each run is a training of its own.</summary>
    public int EpochsOfCell => Rates * Epochs.Sum();

    /// <summary>Epochs of one network and batch size where the runs of a learning rate are read from one training.</summary>
    public int SharedEpochsOfCell => Rates * Epochs.Max();

    private static ChoiceParameter Choice(SweepPlan plan, string name) => plan.Parameters.OfType<ChoiceParameter>().Single(parameter => parameter.Setting == name);

    private static int[] Numbers(SweepPlan plan, string name) => [.. Choice(plan, name).Values.Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
}
