using System.Text.RegularExpressions;

namespace Mnist.MLNet.Tests.Documentation;

/// <summary>The command lines of the program that a page shows.</summary>
internal static partial class CommandLines
{
    /// <summary>Those in blocks, whole and ready to be typed: the words behind the program's name.</summary>
    public static IEnumerable<string[]> ToType(MarkdownPage page) =>
        page.Blocks.Where(block => block.Language.Length == 0).SelectMany(block => block.Text.Split('\n')).SelectMany(Parse);

    /// <summary>Those that the text speaks of, which may be no more than the beginning of one.</summary>
    public static IEnumerable<string[]> Mentioned(MarkdownPage page) =>
        page.Prose.SelectMany(line => InlineCode().Matches(line).Select(match => match.Groups[1].Value)).SelectMany(Parse);

    private static IEnumerable<string[]> Parse(string line) => line.Split("&&")
        .Select(part => Start().Match(Comment().Replace(part, "").Trim()))
        // not a pattern of what could be typed
        .Where(match => match.Success && !match.Value.Contains('[', StringComparison.Ordinal) && !match.Value.Contains('…', StringComparison.Ordinal))
        .Select(match => Words().Matches(match.Groups[1].Value).Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal)).ToArray());

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\s#\s.*$")]
    private static partial Regex Comment();

    // variables before it are the shell's
    [GeneratedRegex(@"^(?:[A-Za-z_]+=\S* )*(?:mnist|dotnet run -c Release --project Mnist\.MLNet\.Cli --)\s+(.*)$")]
    private static partial Regex Start();

    [GeneratedRegex("""(?:"[^"]*"|\S)+""")]
    private static partial Regex Words();
}
