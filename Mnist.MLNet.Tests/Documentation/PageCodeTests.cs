namespace Mnist.MLNet.Tests.Documentation;

/// <summary>The C# on the pages compiles and runs, each page as one program.</summary>
public sealed class PageCodeTests(PageFolder folder) : IClassFixture<PageFolder>
{
    // stands on pages with a program that goes on until somebody ends it
    private const string Endless = "<!-- compiled, not run -->";

    public static TheoryData<string> Pages => [.. MarkdownPage.Names.Where(name => MarkdownPage.Read(name).Blocks.Any(block => block.Language == "csharp"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_code_of_a_page_is_a_program_that_runs(string name)
    {
        var page = MarkdownPage.Read(name);
        var program = new PageProgram(page);

        Assert.Empty(program.Complaints);
        if (!page.Prose.Contains(Endless))
        {
            folder.Run(program);
        }
    }

    [Fact]
    public void A_page_that_is_wrong_is_named_with_the_line()
    {
        var page = new MarkdownPage("page.md", [new MarkdownBlock("csharp", 7, "int one = 1;\nint two = ones;")], []);

        Assert.Equal(["page.md(8,11): error CS0103: The name 'ones' does not exist in the current context"], new PageProgram(page).Complaints.Where(complaint => complaint.Contains("error")));
    }
}
