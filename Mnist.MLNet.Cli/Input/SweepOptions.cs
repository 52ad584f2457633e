using System.CommandLine;
using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Sweeps.Pruning;
using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The options that say what a sweep tries.</summary>
internal sealed class SweepOptions
{
    private readonly Option<string[]> _recipes = Many("--recipe", "NAME", "Recipe whose settings to vary; may be given several times");
    private readonly Option<string[]> _grid = Many("--grid", "SETTING=A,B,…", "Values to try, as in lr=1e-4,1e-3; 'mnist recipes show' lists the settings");
    private readonly Option<string[]> _choice = Many("--choice", "SETTING=A,B,…", "The same, for words: optimizer=adam,sgd");
    private readonly Option<string[]> _range = Many("--range", "SETTING=A..B", "Range to try values of, as in lr=1e-5..1e-1:log");
    private readonly Option<string[]> _set = Many("--set", "SETTING=VALUE", "Value that all trials have in place of the recipe's");
    private readonly Option<string?> _tuner = new("--tuner") { Description = $"What chooses the trials: {string.Join(", ", TunerBook.Names)}; all but grid need --trials or --time [default: grid]", HelpName = "NAME" };
    private readonly Option<string?> _pruner = new("--pruner") { Description = $"What ends poor trials early: none, {string.Join(", ", PrunerBook.Names)} [default: none]", HelpName = "NAME" };
    private readonly Option<string?> _metric = new("--metric") { Description = $"What to look for: {string.Join(", ", SweepMetric.All.Select(metric => metric.Name))} [default: {SweepMetric.All[0].Name}]", HelpName = "NAME" };
    private readonly NumberOption<int> _seed = new("--tuner-seed", "N", "Seed of the tuner's choices", "a whole number", _ => true, "1");
    private readonly Option<string?> _file = new("--file") { Description = "JSON file with all of this, in the same words", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public SweepOptions(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    private Option[] All => [_recipes, _grid, _choice, _range, _set, _tuner, _pruner, _metric, _seed, _file];

    /// <summary>The first of these options that the command line has; null where it has none.</summary>
    public string? FirstGiven(ParseResult options) => Array.Find(All, option => options.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>The sweep that the command line asks for.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    /// <exception cref="IOException">The file with it cannot be read.</exception>
    public SweepPlan Read(ParseResult options)
    {
        if (options.GetValue(_file) is { } file)
        {
            return All.FirstOrDefault(option => option != _file && options.GetResult(option) is { Implicit: false }) is { } other
                ? throw new ArgumentException($"--file says what the sweep tries; leave {other.Name} out, or put it into the file.")
                : SweepFile.Read(File.ReadAllText(file), file);
        }

        string[] recipes = [.. Words(options, _recipes).SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (recipes.Length == 0)
        {
            throw new ArgumentException("A sweep needs a recipe, as in --recipe medium-nn; 'mnist sweep --help' explains.");
        }

        var plan = new SweepPlan
        {
            Recipes = recipes,
            Fixed = Words(options, _set).Select(word => Pair("--set", word)).ToDictionary(pair => pair.Name, pair => pair.Value),
            Parameters =
            [
                .. Words(options, _grid).Select(word => Values("--grid", word)),
                .. Words(options, _choice).Select(word => Values("--choice", word)),
                .. Words(options, _range).Select(word => Pair("--range", word)).Select(pair => SweepParameter.Range(pair.Name, pair.Value)),
            ],
            Tuner = options.GetValue(_tuner) ?? SweepPlan.GridTuner,
            Pruner = options.GetValue(_pruner) ?? SweepPlan.NoPruner,
            Metric = SweepMetric.Get(options.GetValue(_metric) ?? SweepMetric.All[0].Name),
            Seed = options.GetValue(_seed) ?? 1,
        };
        return plan.Parameters.Count > 0
            ? plan
            : throw new ArgumentException("A sweep needs a setting to vary, as in --grid lr=1e-4,1e-3; 'mnist sweep --help' explains.");
    }

    private static Option<string[]> Many(string name, string valueName, string description) =>
        new(name) { Description = description, HelpName = valueName, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static string[] Words(ParseResult options, Option<string[]> option) => options.GetValue(option) ?? [];

    private static ChoiceParameter Values(string option, string word)
    {
        var (name, values) = Pair(option, word);
        return SweepParameter.Choice(name, values.Split(values.Contains(';') ? ';' : ','));
    }

    private static (string Name, string Value) Pair(string option, string word) => word.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? (name, value)
        : throw new ArgumentException($"{option} is '{word}'; it must be a setting and its values, as in lr=1e-3.");
}
