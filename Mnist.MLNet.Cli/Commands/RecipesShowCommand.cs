using System.CommandLine;
using System.Globalization;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Networks.Architecture;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist recipes show</c>: everything that a recipe sets, its network layer by layer, and what the study reports.</summary>
internal sealed class RecipesShowCommand : Command, IHasExamples
{
    private const int NameWidth = 13;

    private readonly Terminal _terminal;
    private readonly RecipeChoice _recipe;

    public RecipesShowCommand(Terminal terminal)
        : base("show", "Shows what a recipe trains, and how. Options replace what the recipe sets.")
    {
        _terminal = terminal;
        _recipe = new RecipeChoice(this);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["recipes show bn-cnn", "recipes show lenet5 --pooling max --width 2"];

    private int Run(ParseResult options)
    {
        var recipe = _recipe.Get(options);
        var architecture = NetworkArchitecture.Of(recipe.Network, options: recipe.Options.Network);
        Line("recipe", $"{recipe.Name}: {recipe.Summary}");
        Line("source", recipe.Source);
        Lines("reported", Reported(recipe.Reported));
        Line("protocol", recipe.Protocol == Protocol.Study
            ? $"the study's own: {recipe.Study}"
            : $"models are chosen on rows set aside and reported once on the whole test set; the study {recipe.Study} (--protocol study)");
        foreach (var group in RecipeSettings.SetUp(recipe).Where(row => row.Setting.Name != "protocol").GroupBy(row => row.Setting.Group))
        {
            Line(EnumName(group.Key), string.Join(", ", group.Select(row => $"{row.Setting.Name} {row.Value}")));
        }

        Line("takes", NetworkRegistry.Get(recipe.Network).Takes is { Count: > 0 } takes ? string.Join(", ", takes.Select(name => $"--{name}")) : "no network options");
        _terminal.Console.Write(PlainTable.Of(ArchitectureTable.Of(architecture, recipe.Options.BatchSize)));
        Line("weights", string.Create(CultureInfo.InvariantCulture, $"{architecture.Parameters:N0} parameters, {architecture.Parameters * sizeof(float) / 1024.0:N0} KiB of float32"));
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} train {recipe.Name}");
        return ExitCode.Success;
    }

    private static IEnumerable<string> Reported(ReportedResults reported)
    {
        yield return reported.Summary;
        if (reported.TrainingAccuracies.Count > 0)
        {
            yield return $"training accuracy by epoch: {string.Join(", ", reported.TrainingAccuracies.Select(accuracy => (100 * accuracy).ToString("F3", CultureInfo.InvariantCulture)))} %";
        }

        if (reported.TrainingLosses.Count > 0)
        {
            yield return $"training loss by epoch: {string.Join(", ", reported.TrainingLosses.Select(loss => loss.ToString("F4", CultureInfo.InvariantCulture)))}";
        }

        foreach (string remark in reported.Remarks)
        {
            yield return remark;
        }
    }

    private static string EnumName(SettingGroup group) => group.ToString().ToLowerInvariant();

    private void Lines(string name, IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Line(name, text);
            name = "";
        }
    }

    private void Line(string name, string text) => _terminal.Out.WriteLine($"{name.PadRight(NameWidth)} {text}");
}
