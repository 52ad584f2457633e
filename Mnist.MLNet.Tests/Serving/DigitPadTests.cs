using Mnist.MLNet.Data;
using Mnist.MLNet.Serving;
using Mnist.MLNet.Tests.Browser;
using Mnist.MLNet.Tests.Pictures;

namespace Mnist.MLNet.Tests.Serving;

/// <summary>The page, in a browser.</summary>
[Collection(TorchCollection.Name)]
public sealed class DigitPadTests(DigitModel digits, Chromium chromium) : IClassFixture<DigitModel>, IClassFixture<Chromium>
{
    private const int Seed = 11;
    private const int Desktop = 900;
    private const int Phone = 360;

    [SkippableFact]
    public async Task Digits_drawn_with_the_mouse_are_read_while_they_are_drawn()
    {
        Chromium.SkipIfMissing();
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        var page = await Open(server, Desktop);
        int right = 0;
        for (int index = 0; index < 10; index++)
        {
            await page.Run("document.getElementById('clear').click()");
            foreach (var stroke in await Strokes(page, index))
            {
                await page.Drag(stroke);
            }

            await Settled(page);
            right += await Answer(page) == $"{DigitPainter.Label(Seed, DrawnSplit.Test, index)}" ? 1 : 0;
        }

        Assert.InRange(right, 8, 10);
        Assert.Equal(10, await page.Evaluate<int>("document.querySelectorAll('#bars meter').length"));
        Assert.InRange(await page.Evaluate<double>("[...document.querySelectorAll('#bars meter')].reduce((sum, bar) => sum + bar.value, 0)"), 0.99, 1.01);
        Assert.True(await page.Evaluate<bool>("seen.getImageData(0, 0, 28, 28).data.some((value, i) => i % 4 === 0 && value > 200)"));
        Assert.Matches(@"^\d+\.\d ms, of which the server \d+\.\d ms$", await page.Evaluate<string>("time.textContent"));
        await Keep(page, "digit-pad.png");
    }

    [SkippableFact]
    public async Task On_a_phone_a_finger_draws_and_nothing_is_wider_than_the_screen()
    {
        Chromium.SkipIfMissing();
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        var page = await Open(server, Phone);
        foreach (var stroke in await Strokes(page, 0))
        {
            await page.Swipe(stroke);
        }

        await Settled(page);

        Assert.Equal($"{DigitPainter.Label(Seed, DrawnSplit.Test, 0)}", await Answer(page));
        Assert.True(await page.Evaluate<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Keep(page, "digit-pad-phone.png");
    }

    [SkippableFact]
    public async Task The_keyboard_draws_a_one_and_clears_it()
    {
        Chromium.SkipIfMissing();
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        var page = await Open(server, Desktop);
        await page.Run("pad.focus()");
        await page.Press("ArrowUp", 10);
        await page.Press(" ");
        await page.Press("ArrowDown", 20);
        await Settled(page);
        string one = await Answer(page);

        await page.Press("Escape");

        Assert.Equal("1", one);
        Assert.Equal("–", await Answer(page));
    }

    [SkippableFact]
    public async Task A_picture_that_is_opened_is_read_and_one_that_cannot_be_is_explained()
    {
        Chromium.SkipIfMissing();
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        var page = await Open(server, Desktop);
        var drawn = new DrawnPicture(seed: 21);
        var picture = drawn.Draw(0);
        string png = Convert.ToBase64String(PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));

        await page.Run($"open(new File([Uint8Array.from(atob('{png}'), c => c.charCodeAt(0))], 'x.png', {{ type: 'image/png' }}))");
        await Settled(page);
        string answer = await Answer(page);
        await page.Run("open(new File(['no picture'], 'x.png', { type: 'image/png' }))");
        await page.Until("error.textContent !== ''");

        Assert.Equal($"{drawn.Label(0)}", answer);
        Assert.Contains("cannot be read as a picture", await page.Evaluate<string>("error.textContent"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_is_cleared_before_its_answer_comes_gets_none_and_what_is_opened_meanwhile_gets_its_own()
    {
        Chromium.SkipIfMissing();
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        var page = await Open(server, Desktop);
        var drawn = new DrawnPicture(seed: 21);
        var picture = drawn.Draw(0);
        string png = Convert.ToBase64String(PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));

        await page.Run("line({ x: 140, y: 40 }, { x: 140, y: 240 }); clear()");
        await page.Until("!asking && !askAgain");
        string cleared = await Answer(page);
        await page.Run($"line({{ x: 140, y: 40 }}, {{ x: 140, y: 240 }}); open(new File([Uint8Array.from(atob('{png}'), c => c.charCodeAt(0))], 'x.png', {{ type: 'image/png' }}))");
        await Settled(page);

        Assert.Equal("–", cleared);
        Assert.Equal($"{drawn.Label(0)}", await Answer(page));
    }

    private async Task<ChromiumPage> Open(RunningServer server, int width)
    {
        var page = await chromium.OpenAsync(server.Client.BaseAddress!, width);
        await page.Until("document.body?.dataset.ready === 'true'");
        return page;
    }

    private static async Task Settled(ChromiumPage page) => await page.Until("!asking && !askAgain && answer.textContent !== '–'");

    private static async Task<string> Answer(ChromiumPage page) => await page.Evaluate<string>("answer.textContent");

    // A drawn digit's pen strokes, brought into the pad.
    private static async Task<List<List<(double X, double Y)>>> Strokes(ChromiumPage page, int index)
    {
        double left = await page.Evaluate<double>("pad.getBoundingClientRect().left");
        double top = await page.Evaluate<double>("pad.getBoundingClientRect().top");
        double width = await page.Evaluate<double>("pad.getBoundingClientRect().width");
        var path = new DigitPainter().Trace(Seed, DrawnSplit.Test, index);
        path.Fit(width, 0.2 * width);
        var strokes = new List<List<(double, double)>>();
        for (int i = 0; i < path.Count; i++)
        {
            if (path.IsStart[i])
            {
                strokes.Add([]);
            }

            strokes[^1].Add((left + path.X[i], top + path.Y[i]));
        }

        return strokes;
    }

    // MNIST_SCREENSHOTS names a folder for people who want to look.
    private static async Task Keep(ChromiumPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MNIST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.Screenshot(Path.Combine(folder, name));
        }
    }
}
