using System.Text.RegularExpressions;

namespace Mnist.MLNet.Tests.Documentation;

/// <summary>Links between pages lead somewhere.</summary>
public sealed partial class PageLinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_exist(string name)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(name))!;
        foreach (var link in MarkdownPage.Read(name).Prose.SelectMany(line => Link().Matches(line)))
        {
            string[] target = link.Groups[1].Value.Split('#');
            if (target[0].Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            string path = Path.GetFullPath(Path.Combine(folder, target[0].Length == 0 ? Path.GetFileName(name) : target[0]));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{name}: '{link.Value}' leads nowhere.");
            if (target.Length > 1)
            {
                var headings = MarkdownPage.Read(Path.GetRelativePath(Repository.Root, path)).Prose.Where(line => line.StartsWith('#')).Select(Anchor);
                Assert.True(headings.Contains(target[1]), $"{name}: '{link.Value}' leads to no heading.");
            }
        }
    }

    [Fact]
    public void Every_page_under_docs_is_in_the_index()
    {
        var linked = MarkdownPage.Read("docs/README.md").Prose.SelectMany(line => Link().Matches(line)).Select(link => $"docs/{link.Groups[1].Value}").ToHashSet();

        Assert.All(MarkdownPage.Names.Where(name => Path.GetDirectoryName(name) == "docs" && name != "docs/README.md"), name => Assert.Contains(name, linked));
    }

    // as hosts of Markdown make it of a heading
    private static string Anchor(string heading) => NoWord().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();
}
