using System.Globalization;
using Mnist.MLNet.Tests.Browser;

namespace Mnist.MLNet.Tests.Reports;

/// <summary>Opens report.html as readers do. Where MNIST_SCREENSHOTS names a folder, pictures of the page are left there to be looked at.</summary>
[Collection(TorchCollection.Name)]
public sealed class RunPageInBrowserTests(WrittenRun written, Chromium chromium) : IClassFixture<WrittenRun>, IClassFixture<Chromium>
{
    private const int Phone = 390;
    private const int Desktop = 1280;
    private const int Paper = 720;

    [SkippableTheory]
    [InlineData("phone", Phone, false, false)]
    [InlineData("phone-dark", Phone, true, false)]
    [InlineData("desktop", Desktop, false, false)]
    [InlineData("desktop-dark", Desktop, true, false)]
    [InlineData("paper", Paper, true, true)]
    public async Task The_page_reads_well(string name, int width, bool dark, bool print)
    {
        Chromium.SkipIfMissing();
        var page = await chromium.OpenAsync(new Uri(written["report.html"]), width, dark, print);
        if (Environment.GetEnvironmentVariable("MNIST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.Screenshot(Path.Combine(folder, $"report-{name}.png"));
        }

        Assert.Empty(page.Errors);
        Assert.All(page.Requests, address => Assert.True(address == page.Requests.First() || address.StartsWith("data:", StringComparison.Ordinal), address));
        Assert.True(await page.Evaluate<bool>("document.documentElement.scrollWidth <= innerWidth && innerWidth <= " + width), "The page is wider than its window.");
        Assert.Equal("", await page.Evaluate<string>("[...document.querySelectorAll('svg.chart')].filter(chart => chart.getBoundingClientRect().width < 250).map(chart => chart.textContent).join()"));
        Assert.Equal(0, await page.Evaluate<int>("[...document.images].filter(image => !image.complete || image.naturalWidth !== 28 || image.getBoundingClientRect().width < 28).length"));
        Assert.Equal(4, await page.Evaluate<int>("document.querySelectorAll('svg.chart').length"));
        Assert.Equal(dark && !print, await Brightness(page, "getComputedStyle(document.body).backgroundColor") < 0.5);
        Assert.Equal(dark && !print, await Brightness(page, "getComputedStyle(document.querySelector('.chart .title')).fill") > 0.5);
    }

    [SkippableFact]
    public async Task Numbers_in_charts_stay_legible_on_a_phone()
    {
        Chromium.SkipIfMissing();
        var page = await chromium.OpenAsync(new Uri(written["report.html"]), Phone);

        double smallest = await page.Evaluate<double>("Math.min(...[...document.querySelectorAll('svg.chart text')].map(text => text.getBoundingClientRect().height))");

        Assert.InRange(smallest, 10.5, 40);
    }

    [SkippableFact]
    public async Task No_text_of_a_chart_leaves_it_or_lies_on_another()
    {
        Chromium.SkipIfMissing();
        var page = await chromium.OpenAsync(new Uri(written["report.html"]), Desktop);

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
    }

    // A colour such as rgb(17, 17, 16), from 0 black to 1 white.
    private static async Task<double> Brightness(ChromiumPage page, string expression)
    {
        string color = await page.Evaluate<string>(expression);
        return color[(color.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',').Take(3).Average(part => double.Parse(part, CultureInfo.InvariantCulture)) / byte.MaxValue;
    }
}
