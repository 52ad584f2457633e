using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Mnist.MLNet.Tests.Serving;

/// <summary>A page in a Chromium without a window, led by its debugging protocol, so that pointers and keys are real ones to the page.</summary>
internal sealed class ChromiumPage : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Process _process;
    private readonly TemporaryFolder _profile;
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    private ChromiumPage(Process process, TemporaryFolder profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Opens a page; skips the calling test (a SkippableFact) where there is no Chromium.</summary>
    public static async Task<ChromiumPage> Open(string url, int width = 900, int height = 800, bool phone = false)
    {
        string? program = Programs.FirstOrDefault(File.Exists);
        Skip.If(program is null, "This machine has no Chromium.");
        var profile = new TemporaryFolder();
        var process = Process.Start(new ProcessStartInfo(program!, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={profile.Path}", "about:blank"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var page = new ChromiumPage(process, profile);
        await page.Connect(url, width, height, phone);
        return page;
    }

    /// <summary>The value of a JavaScript expression, promises awaited.</summary>
    public async Task<JsonElement> Evaluate(string expression)
    {
        var result = await Send("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        Assert.False(result.TryGetProperty("exceptionDetails", out var details), details.ToString());
        return result.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Waits until a JavaScript expression is true.</summary>
    public async Task Until(string expression)
    {
        var watch = Stopwatch.StartNew();
        while ((await Evaluate(expression)).ValueKind != JsonValueKind.True)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"After a minute, this is still not true: {expression}");
            await Task.Delay(50);
        }
    }

    /// <summary>Draws a stroke with the mouse; points in pixels of the window.</summary>
    public async Task Drag(IReadOnlyList<(double X, double Y)> points)
    {
        await Mouse("mousePressed", points[0]);
        foreach (var point in points.Skip(1))
        {
            await Mouse("mouseMoved", point);
        }

        await Mouse("mouseReleased", points[^1]);
    }

    /// <summary>Draws a stroke with a finger.</summary>
    public async Task Swipe(IReadOnlyList<(double X, double Y)> points)
    {
        await Touch("touchStart", [new { x = points[0].X, y = points[0].Y }]);
        foreach (var (x, y) in points.Skip(1))
        {
            await Touch("touchMove", [new { x, y }]);
        }

        await Touch("touchEnd", []);
    }

    /// <summary>Presses a key a number of times.</summary>
    public async Task Press(string key, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            await Send("Input.dispatchKeyEvent", new { type = "keyDown", key });
            await Send("Input.dispatchKeyEvent", new { type = "keyUp", key });
        }
    }

    /// <summary>The window as a PNG file.</summary>
    public async Task<byte[]> Screenshot() => (await Send("Page.captureScreenshot", new { format = "png" })).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (int i = 0; i < 20; i++)
        {
            try
            {
                _profile.Dispose();
                return;
            }
            catch (IOException)
            {
                // a helper of the browser still writes
                await Task.Delay(100);
            }
        }
    }

    private async Task Connect(string url, int width, int height, bool phone)
    {
        string ports = _profile["DevToolsActivePort"];
        var watch = Stopwatch.StartNew();
        while (!File.Exists(ports) || File.ReadAllLines(ports).Length < 2)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2) && !_process.HasExited, "Chromium did not start.");
            await Task.Delay(50);
        }

        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{File.ReadAllLines(ports)[0]}") };
        var pages = await client.GetFromJsonAsync<JsonElement>("/json/list");
        string address = pages.EnumerateArray().First(page => page.GetProperty("type").GetString() == "page").GetProperty("webSocketDebuggerUrl").GetString()!;
        await _socket.ConnectAsync(new Uri(address), CancellationToken.None);
        await Send("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = phone });
        await Send("Emulation.setTouchEmulationEnabled", new { enabled = phone });
        await Send("Page.navigate", new { url });
        await Until("document.body?.dataset.ready === 'true'");
    }

    private Task Mouse(string type, (double X, double Y) point) =>
        Send("Input.dispatchMouseEvent", new { type, x = point.X, y = point.Y, button = "left", buttons = 1, clickCount = 1 });

    private Task Touch(string type, object[] touchPoints) => Send("Input.dispatchTouchEvent", new { type, touchPoints });

    private async Task<JsonElement> Send(string method, object parameters)
    {
        int id = ++_lastId;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, true, timeout.Token);
        while (true)
        {
            using var message = new MemoryStream();
            byte[] buffer = new byte[65536];
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), timeout.Token);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            using var answer = JsonDocument.Parse(message.ToArray());
            if (answer.RootElement.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                Assert.True(answer.RootElement.TryGetProperty("result", out var result), answer.RootElement.ToString());
                return result.Clone();
            }
        }
    }
}
