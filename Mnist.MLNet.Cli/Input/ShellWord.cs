namespace Mnist.MLNet.Cli.Input;

/// <summary>A word of a command line to copy.</summary>
internal static class ShellWord
{
    /// <summary>The word, in quotation marks where it has a space.</summary>
    public static string Quote(string word) => word.Contains(' ') ? $"\"{word}\"" : word;
}
