using System.CommandLine;

namespace Mnist.MLNet.Cli.Input;

/// <summary>A command with those above it.</summary>
internal static class CommandPath
{
    /// <summary>What the user types for a command, such as <c>mnist data show</c>.</summary>
    public static string Of(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Of(parent)} {command.Name}" : command.Name;
}
