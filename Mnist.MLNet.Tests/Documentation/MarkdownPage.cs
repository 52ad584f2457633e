namespace Mnist.MLNet.Tests.Documentation;

/// <summary>A page of the documentation, cut into fenced blocks and the lines between them.</summary>
/// <param name="Name">Its path in the repository, with slashes.</param>
/// <param name="Blocks">Its fenced blocks, from the top.</param>
/// <param name="Prose">Its other lines.</param>
internal sealed record MarkdownPage(string Name, IReadOnlyList<MarkdownBlock> Blocks, IReadOnlyList<string> Prose)
{
    private const string Fence = "```";

    /// <summary>The names of all pages for users: the first page, those under <c>docs/</c>, and those that packages show.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "README.md",
        .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.GetFiles(Repository.Root, "PACKAGE.md", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a page.</summary>
    public static MarkdownPage Read(string name)
    {
        List<MarkdownBlock> blocks = [];
        List<string> prose = [];
        List<string>? block = null;
        string language = "";
        int number = 0;
        foreach (string line in File.ReadLines(Repository.PathOf(name)))
        {
            number++;
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                (block ?? prose).Add(line);
            }
            else if (block is null)
            {
                (block, language) = ([], line[Fence.Length..].Trim());
            }
            else
            {
                blocks.Add(new MarkdownBlock(language, number - block.Count, string.Join('\n', block)));
                block = null;
            }
        }

        Assert.True(block is null, $"{name}: the last block is not closed.");
        return new MarkdownPage(name, blocks, prose);
    }
}
