using Mnist.MLNet.Data;
using Mnist.MLNet.Serving;
using Mnist.MLNet.Tests.Pictures;

namespace Mnist.MLNet.Tests.Serving;

/// <summary>The page, in a browser.</summary>
[Collection(TorchCollection.Name)]
public sealed class DigitPadTests(DigitModel digits) : IClassFixture<DigitModel>
{
    private const int Seed = 11;

    [SkippableFact]
    public async Task Digits_drawn_with_the_mouse_are_read_while_they_are_drawn()
    {
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        await using var page = await ChromiumPage.Open(server.Client.BaseAddress!.ToString());
        int right = 0;
        for (int index = 0; index < 10; index++)
        {
            await page.Evaluate("document.getElementById('clear').click()");
            foreach (var stroke in await Strokes(page, index))
            {
                await page.Drag(stroke);
            }

            await Settled(page);
            right += await Answer(page) == $"{DigitPainter.Label(Seed, DrawnSplit.Test, index)}" ? 1 : 0;
        }

        Assert.InRange(right, 8, 10);
        Assert.Equal(10, (await page.Evaluate("document.querySelectorAll('#bars meter').length")).GetInt32());
        Assert.InRange((await page.Evaluate("[...document.querySelectorAll('#bars meter')].reduce((sum, bar) => sum + bar.value, 0)")).GetDouble(), 0.99, 1.01);
        Assert.True((await page.Evaluate("seen.getImageData(0, 0, 28, 28).data.some((value, i) => i % 4 === 0 && value > 200)")).GetBoolean());
        Assert.Matches(@"^\d+\.\d ms, of which the server \d+\.\d ms$", (await page.Evaluate("time.textContent")).GetString());
        Keep("digit-pad.png", await page.Screenshot());
    }

    [SkippableFact]
    public async Task On_a_phone_a_finger_draws_and_nothing_is_wider_than_the_screen()
    {
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        await using var page = await ChromiumPage.Open(server.Client.BaseAddress!.ToString(), 360, 740, phone: true);
        foreach (var stroke in await Strokes(page, 0))
        {
            await page.Swipe(stroke);
        }

        await Settled(page);

        Assert.Equal($"{DigitPainter.Label(Seed, DrawnSplit.Test, 0)}", await Answer(page));
        Assert.True((await page.Evaluate("document.documentElement.scrollWidth <= innerWidth")).GetBoolean());
        Keep("digit-pad-phone.png", await page.Screenshot());
    }

    [SkippableFact]
    public async Task The_keyboard_draws_a_one_and_clears_it()
    {
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        await using var page = await ChromiumPage.Open(server.Client.BaseAddress!.ToString());
        await page.Evaluate("pad.focus()");
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
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Path });
        await using var page = await ChromiumPage.Open(server.Client.BaseAddress!.ToString());
        var drawn = new DrawnPicture(seed: 21);
        var picture = drawn.Draw(0);
        string png = Convert.ToBase64String(PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));

        await page.Evaluate($"open(new File([Uint8Array.from(atob('{png}'), c => c.charCodeAt(0))], 'x.png', {{ type: 'image/png' }}))");
        await Settled(page);
        string answer = await Answer(page);
        await page.Evaluate("open(new File(['no picture'], 'x.png', { type: 'image/png' }))");
        await page.Until("error.textContent !== ''");

        Assert.Equal($"{drawn.Label(0)}", answer);
        Assert.Contains("cannot be read as a picture", (await page.Evaluate("error.textContent")).GetString(), StringComparison.Ordinal);
    }

    private static async Task Settled(ChromiumPage page) => await page.Until("!asking && !askAgain && answer.textContent !== '–'");

    private static async Task<string> Answer(ChromiumPage page) => (await page.Evaluate("answer.textContent")).GetString()!;

    // A drawn digit's pen strokes, brought into the pad.
    private static async Task<List<List<(double X, double Y)>>> Strokes(ChromiumPage page, int index)
    {
        var box = await page.Evaluate("(({ left, top, width }) => ({ left, top, width }))(pad.getBoundingClientRect())");
        double left = box.GetProperty("left").GetDouble(), top = box.GetProperty("top").GetDouble(), width = box.GetProperty("width").GetDouble();
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
    private static void Keep(string name, byte[] png)
    {
        if (Environment.GetEnvironmentVariable("MNIST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name), png);
        }
    }
}
