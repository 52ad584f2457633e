using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Puts what is wrong with a command line into one line.</summary>
internal static class UsageError
{
    /// <summary>The first error, or null where there is none or the user only asks for help.</summary>
    public static string? Find(ParseResult result)
    {
        if (result.GetResult("--help") is not null || result.GetResult("--version") is not null)
        {
            return null;
        }

        var command = result.CommandResult.Command;
        string path = CommandPath.Of(command);

        // an option that is not known counts as an argument where the command takes one
        string? stray = StrayOption(result) ?? (result.UnmatchedTokens is [var first, ..] ? first : null);
        if (stray is not null)
        {
            return Unknown(stray, command, path);
        }

        string? error = result.Errors is [var parseError, ..] ? Explain(parseError, path) : EmptyValue(result);
        return error is null ? null : $"{error}; '{path} --help' explains";
    }

    private static string? EmptyValue(ParseResult result) => result.CommandResult.Children
        .Where(child => child.Tokens.Any(token => token.Value.Length == 0))
        .Select(child => child switch
        {
            OptionResult option => $"{option.Option.Name} is empty",
            ArgumentResult argument => $"<{argument.Argument.Name}> is empty",
            _ => null,
        })
        .FirstOrDefault();

    private static string Explain(ParseError error, string path) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"'{option.Option.Name}' needs a value",
        ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => $"'{option.Option.Name}' needs a value",
        ArgumentResult { Tokens.Count: 0 } argument => $"'{path}' needs <{argument.Argument.Name}>",
        _ => error.Message.TrimEnd('.'),
    };

    private static string Unknown(string token, Command command, string path)
    {
        if (token.StartsWith('-'))
        {
            var options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive));
            var names = options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Append(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal));
            return $"'{token}' is no option of '{path}'; {Suggestion(token, names)}'{path} --help' lists them";
        }

        return command.Subcommands.Count > 0 && command.Arguments.Count == 0
            ? $"'{token}' is no command of '{path}'; {Suggestion(token, command.Subcommands.Select(subcommand => subcommand.Name))}'{path} --help' lists them"
            : $"'{token}' is one argument too many for '{path}'; '{path} --help' explains";
    }

    private static string Suggestion(string token, IEnumerable<string> names) =>
        Spelling.Nearest(token, names) is { } name ? $"did you mean '{name}'? " : "";

    private static string? StrayOption(ParseResult result) => result.CommandResult.Command.Arguments
        .SelectMany(argument => result.GetResult(argument)?.Tokens ?? [])
        .Select(token => token.Value)
        .FirstOrDefault(value => value.Length > 1 && value[0] == '-');
}
