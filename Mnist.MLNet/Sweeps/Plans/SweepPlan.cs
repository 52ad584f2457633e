using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Sweeps.Pruning;

namespace Mnist.MLNet.Sweeps;

/// <summary>What a sweep tries, in what order, and what it looks for.</summary>
public sealed record SweepPlan
{
    /// <summary>The tuner that visits every point of a grid once.</summary>
    public const string GridTuner = "grid";

    /// <summary>The word for no pruner.</summary>
    public const string NoPruner = "none";

    private const int MostGridPoints = 100_000;

    /// <summary>The recipes that settings change, at least one.</summary>
    public required IReadOnlyList<string> Recipes { get; init; }

    /// <summary>Settings that are the same in all trials, by name.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings that vary, in the order of the grid: the last changes first.</summary>
    public required IReadOnlyList<SweepParameter> Parameters { get; init; }

    /// <summary>What chooses the trials.</summary>
    public string Tuner { get; init; } = GridTuner;

    /// <summary>What ends trials early.</summary>
    public string Pruner { get; init; } = NoPruner;

    /// <summary>What is looked for.</summary>
    public SweepMetric Metric { get; init; } = SweepMetric.All[0];

    /// <summary>The number of trials; null for all points of a grid, or as many as the time allows.</summary>
    public int? Trials { get; init; }

    /// <summary>The seed of the tuner's choices. That of the trainings is a setting.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The hash of the data that the trials train on; null before the sweep has started.</summary>
    public string? Data { get; init; }

    /// <summary>The study's grid over its three fully connected networks: 192 runs.</summary>
    public static SweepPlan Study { get; } = Grid(["simple-nn", "medium-nn", "complex-nn"], ["1e-4", "1e-3", "1e-2", "1e-1"]);

    /// <summary>The study's network of convolutions, which the study tried without a grid of its own: here over that of the other networks.</summary>
    public static SweepPlan StudyCnn { get; } = Grid(["sweep-cnn"], ["1e-4", "1e-3", "1e-2", "1e-1"]);

    /// <summary>Checks all that can be checked before a training begins.</summary>
    /// <exception cref="ArgumentException">Something is missing, unknown, out of range, or contradicts something else; the message is one line.</exception>
    public void Validate()
    {
        foreach (var group in Parameters.Select(parameter => parameter.Setting).Concat(Fixed.Keys.Select(name => RecipeSettings.Get(name).Name)).GroupBy(name => name))
        {
            if (group.Count() > 1)
            {
                throw new ArgumentException($"{group.Key} is named twice; name each setting once.");
            }
        }

        if (Trials is < 1)
        {
            throw new ArgumentException($"The number of trials is {Trials}; it must be at least 1.");
        }

        if (Tuner == GridTuner && Parameters.OfType<RangeParameter>().FirstOrDefault() is { } range)
        {
            throw new ArgumentException($"{range.Setting} has a range, which no grid visits; name its values instead, or choose another tuner.");
        }

        if (Tuner == GridTuner && GridSize() > MostGridPoints)
        {
            throw new ArgumentException(FormattableString.Invariant($"The grid has {GridSize():N0} points; the most is {MostGridPoints:N0}. Name fewer values, or choose another tuner with --trials."));
        }

        foreach (string recipe in Recipes)
        {
            RequireHonest(TrialRecipe.Compose(RecipeBook.Get(recipe), Fixed, strict: true));
        }

        RequireTaken();
        _ = new TrialProposals(this);
        _ = Pruner == NoPruner ? null : PrunerBook.Create(Pruner, MostGridPoints, Seed);
    }

    /// <summary>The number of points of the grid.</summary>
    internal double GridSize() => Parameters.OfType<ChoiceParameter>().Aggregate((double)Recipes.Count, (product, parameter) => product * parameter.Values.Count);

    private static SweepPlan Grid(IReadOnlyList<string> recipes, IReadOnlyList<string> rates) => new()
    {
        Recipes = recipes,
        Parameters =
        [
            SweepParameter.Choice("batch-size", ["16", "32", "64", "128"]),
            SweepParameter.Choice("lr", rates),
            SweepParameter.Choice("epochs", ["2", "5", "10", "15"]),
        ],
    };

    private static void RequireHonest(Recipe recipe)
    {
        if (recipe.Protocol != Protocol.Honest || recipe.Options.ValidationFraction == 0)
        {
            throw new ArgumentException($"A sweep of '{recipe.Name}' has nothing to choose by; set protocol to honest and validation-fraction above 0.");
        }

        if (recipe.Options.Seed is null)
        {
            throw new ArgumentException($"A sweep of '{recipe.Name}' could not be continued with a random seed; set seed to a number.");
        }
    }

    // A setting that only some points have, such as the momentum of one optimiser among several, is left out of the others; one that no point has is a mistake.
    private void RequireTaken()
    {
        var variants = RecipeVariants.Of(this);
        foreach (var parameter in Parameters)
        {
            var setting = RecipeSettings.Get(parameter.Setting);
            if (variants.All(variant => setting.Read(variant.Recipe) is null))
            {
                // says why
                setting.Apply(variants[0].Recipe, parameter is ChoiceParameter choice ? choice.Values[0] : FormattableString.Invariant($"{((RangeParameter)parameter).From}"));
            }
        }
    }
}
