using Mnist.MLNet.Reports.Html;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Tests.Browser;

namespace Mnist.MLNet.Tests.Reports.Html;

/// <summary>A sortable table, as its readers use it.</summary>
public sealed class SortableTableTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string ShownRows = "[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).map(row => row.cells[0].textContent).join()";
    private const int Desktop = 1280;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task The_reader_sorts_by_a_column_and_filters_by_words_and_no_request_leaves_the_page()
    {
        Chromium.SkipIfMissing();
        var table = new ResultTable("Trials", ResultColumn.Number("trial"), ResultColumn.Text("recipe"), ResultColumn.Number("lr"), ResultColumn.Number("seconds", "N0"), ResultColumn.Text("state"))
            .Add(1, "simple-nn", 0.1, 1200, "done")
            .Add(2, "medium-nn", 0.0001, 90, "done")
            .Add(3, "medium-nn", 0.01, null, "failed: <script>alert(1)</script>")
            .Add(10, "complex-nn", 0.001, 350, "done");
        string file = _folder["report.html"];
        await File.WriteAllTextAsync(file, new HtmlPage("Sweep", "of a test").AddSortable("All trials", table).ToString());
        var page = await chromium.OpenAsync(new Uri(file), Desktop);

        Assert.Equal("1,2,3,10", await page.Evaluate<string>(ShownRows));
        await page.Run(Click("lr"));
        Assert.Equal("2,10,3,1", await page.Evaluate<string>(ShownRows));
        await page.Run(Click("lr"));
        Assert.Equal("1,3,10,2", await page.Evaluate<string>(ShownRows));
        await page.Run(Click("seconds"));
        Assert.Equal("2,10,1,3", await page.Evaluate<string>(ShownRows));

        await page.Run(Type("medium done"));
        Assert.Equal("2", await page.Evaluate<string>(ShownRows));
        Assert.Equal("1 of 4", await page.Evaluate<string>("document.querySelector('output').textContent"));
        await page.Run(Type("trial=1"));
        Assert.Equal("1", await page.Evaluate<string>(ShownRows));
        await page.Run(Type(""));
        Assert.Equal("2,10,1,3", await page.Evaluate<string>(ShownRows));

        Assert.Empty(page.Errors);
        Assert.Equal([new Uri(file).AbsoluteUri], page.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)));
    }

    private static string Click(string column) => $"[...document.querySelectorAll('th button')].find(button => button.textContent === '{column}').click()";

    private static string Type(string words) => $"(input => {{ input.value = '{words}'; input.dispatchEvent(new Event('input')); }})(document.querySelector('input'))";
}
