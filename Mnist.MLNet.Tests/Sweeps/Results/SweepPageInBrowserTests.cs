using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Tests.Browser;

namespace Mnist.MLNet.Tests.Sweeps.Results;

/// <summary>Opens the report of a sweep as its readers do. Where MNIST_SCREENSHOTS names a folder, pictures of the page are left there to be looked at.</summary>
public sealed class SweepPageInBrowserTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string ShownTrials = "[...document.querySelectorAll('.sortable tbody tr')].filter(row => !row.hidden).map(row => row.cells[1].textContent).join()";
    private const int Phone = 390;
    private const int Desktop = 1280;
    private const int Paper = 720;

    private static readonly string[] Charts =
    [
        "Accuracy by lr (epochs 10, batch-size 32)", "Accuracy by epochs (lr 0.001, batch-size 32)", "Accuracy by epochs (lr 0.1, batch-size 32)",
        "Accuracy by batch-size (lr 0.0001, epochs 10)", "Accuracy by batch-size (lr 0.001, epochs 10)",
        "simple-nn: lr × batch-size (epochs 10)", "simple-nn: epochs × batch-size (lr 0.001)", "medium-nn: lr × batch-size (epochs 10)",
        "medium-nn: epochs × batch-size (lr 0.001)", "complex-nn: lr × batch-size (epochs 10)", "complex-nn: epochs × batch-size (lr 0.001)",
        "Every trial across its parameters", "Importance of the parameters", "History of the best", "Training loss of the top ten", "Validation accuracy of the top ten",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("phone", Phone, false, false)]
    [InlineData("phone-dark", Phone, true, false)]
    [InlineData("desktop", Desktop, false, false)]
    [InlineData("desktop-dark", Desktop, true, false)]
    [InlineData("paper", Paper, false, true)]
    public async Task The_page_has_all_charts_and_reads_well(string name, int width, bool dark, bool print)
    {
        var page = await Open(width, dark, print);
        if (Environment.GetEnvironmentVariable("MNIST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.Screenshot(Path.Combine(folder, $"sweep-{name}.png"));
        }

        Assert.Equal(string.Join('|', Charts), await page.Evaluate<string>("[...document.querySelectorAll('svg.chart .title')].map(title => title.textContent).join('|')"));
        Assert.True(await page.Evaluate<bool>("document.documentElement.scrollWidth <= innerWidth && innerWidth <= " + width), "The page is wider than its window.");
        Assert.Empty(page.Errors);
        Assert.Equal([new Uri(_folder["report.html"]).AbsoluteUri], page.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)));
    }

    [SkippableTheory]
    [InlineData(Phone)]
    [InlineData(Desktop)]
    public async Task No_text_of_a_chart_leaves_it_or_lies_on_another(int width)
    {
        var page = await Open(width);
        Assert.Equal("", await page.Evaluate<string>(
            """
            [...document.querySelectorAll('svg.chart')].flatMap(chart => {
              const frame = chart.getBoundingClientRect();
              const texts = [...chart.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
              const outside = texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
              const covered = texts.filter(({ box }, i) => texts.some((other, j) => j > i
                && box.left < other.box.right - 1 && other.box.left < box.right - 1 && box.top < other.box.bottom - 3 && other.box.top < box.bottom - 3));
              return [...outside, ...covered].map(({ text }) => text);
            }).join(', ')
            """));
        Assert.InRange(await page.Evaluate<double>("Math.min(...[...document.querySelectorAll('svg.chart text')].map(text => text.getBoundingClientRect().height))"), 10.5, 40);
    }

    [SkippableFact]
    public async Task No_line_lies_on_the_texts_of_the_parallel_coordinates()
    {
        var page = await Open(Desktop);

        // What is drawn later lies above: the texts come after all lines, with a border of the page's colour.
        Assert.True(await page.Evaluate<bool>(
            """
            (chart => {
              const all = [...chart.querySelectorAll('path.line, text.over')];
              const first = all.findIndex(element => element.matches('text'));
              return first > 0 && all.slice(first).every(element => element.matches('text')) && all.slice(first).every(element => getComputedStyle(element).paintOrder.startsWith('stroke'));
            })([...document.querySelectorAll('svg.chart')].find(chart => chart.textContent.includes('Every trial')))
            """));
    }

    [SkippableFact]
    public async Task The_reader_sorts_and_filters_all_trials()
    {
        var page = await Open(Desktop);
        Assert.Equal(192, (await page.Evaluate<string>(ShownTrials)).Split(',').Length);
        await page.Run("[...document.querySelectorAll('.sortable th button')].find(button => button.textContent === 'trial').click()");
        Assert.StartsWith("1,2,3,4,", await page.Evaluate<string>(ShownTrials), StringComparison.Ordinal);
        await page.Run("(input => { input.value = 'recipe=medium-nn epochs=15 lr=0.001'; input.dispatchEvent(new Event('input')); })(document.querySelector('.sortable input'))");
        Assert.Equal(
            MadeStudy.Trials.Where(trial => trial is { Recipe: "medium-nn", Epochs: 15 } && trial.Settings["lr"] == "0.001").Select(trial => $"{trial.Number}"),
            (await page.Evaluate<string>(ShownTrials)).Split(','));
        Assert.Equal("4 of 192", await page.Evaluate<string>("document.querySelector('.sortable output').textContent"));
        await page.Run("(input => { input.value = 'diverged'; input.dispatchEvent(new Event('input')); })(document.querySelector('.sortable input'))");
        Assert.Equal("8", await page.Evaluate<string>(ShownTrials));
    }

    private async Task<ChromiumPage> Open(int width, bool dark = false, bool print = false)
    {
        Chromium.SkipIfMissing();
        string file = _folder["report.html"];
        await File.WriteAllTextAsync(file, SweepReport.ToHtml(SweepPlan.Study, MadeStudy.Trials));
        return await chromium.OpenAsync(new Uri(file), width, dark, print);
    }
}
