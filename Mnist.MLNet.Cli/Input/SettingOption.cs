using System.CommandLine;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The command-line option of a recipe's setting.</summary>
internal sealed class SettingOption
{
    private readonly Option _option;
    private readonly Func<ParseResult, string?> _getValue;

    public SettingOption(RecipeSetting setting)
    {
        Setting = setting;
        string[] aliases = [.. setting.Aliases.Select(alias => $"--{alias}")];
        if (setting.IsSwitch)
        {
            var option = new Option<bool?>(Name, aliases) { Description = setting.Description, Arity = ArgumentArity.ZeroOrOne, HelpName = "true|false" };
            option.CustomParser = result => Parse(result, result.Tokens.Count == 0 ? "true" : result.Tokens[0].Value) is { } text ? bool.Parse(text) : null;
            _option = option;
            _getValue = options => options.GetValue(option) switch { true => "true", false => "false", null => null };
        }
        else
        {
            var option = new Option<string?>(Name, aliases) { Description = $"{setting.Description}; {setting.Range}", HelpName = setting.ValueName };
            option.CustomParser = result => Parse(result, result.Tokens.Count == 0 ? "" : result.Tokens[0].Value);
            _option = option;
            _getValue = options => options.GetValue(option);
        }
    }

    public RecipeSetting Setting { get; }

    private string Name => $"--{Setting.Name}";

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>A recipe with what the command line says of the setting in its place.</summary>
    /// <exception cref="ArgumentException">The recipe does not have the setting.</exception>
    public Recipe Apply(ParseResult options, Recipe recipe)
    {
        try
        {
            return _getValue(options) is { } value ? Setting.Apply(recipe, value) : recipe;
        }
        catch (RecipeSettingException exception)
        {
            throw new ArgumentException($"{Name} {exception.Reason}.", exception);
        }
    }

    private string? Parse(System.CommandLine.Parsing.ArgumentResult result, string text)
    {
        if (Setting.Accepts(text))
        {
            return text;
        }

        result.AddError($"{Name} is '{text}'; it must be {Setting.Range}");
        return null;
    }
}
