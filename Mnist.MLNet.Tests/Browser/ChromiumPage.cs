using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Tests.Browser;

/// <summary>A page in a browser, with what it asked for and what went wrong.</summary>
internal sealed class ChromiumPage(Func<string, JsonObject, Task<JsonNode>> send)
{
    private const int Height = 900;
    private const int WidestPhone = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // By what the browser calls the loading of a document: the empty page that a tab begins with is loaded too.
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _loaded = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _errors = new();

    /// <summary>The addresses that the page asked for, its own first.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Exceptions of scripts, and errors in the console: what the page's policy blocked among them.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Goes to an address and waits until it is loaded.</summary>
    public async Task LoadAsync(Uri address, int width, bool dark, bool print)
    {
        foreach (string domain in new[] { "Page", "Runtime", "Network", "Log" })
        {
            await send($"{domain}.enable", []);
        }

        await send("Page.setLifecycleEventsEnabled", new() { ["enabled"] = true });
        await send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = Height, ["deviceScaleFactor"] = 1, ["mobile"] = width <= WidestPhone });
        await send("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = width <= WidestPhone });
        await send("Page.bringToFront", []);
        await send("Emulation.setEmulatedMedia", new()
        {
            ["media"] = print ? "print" : "",
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        _requests.Clear();
        var answer = await send("Page.navigate", new() { ["url"] = address.AbsoluteUri });
        await Loaded(answer["loaderId"]!.GetValue<string>()).Task;
    }

    /// <summary>The value of an expression on the page.</summary>
    public async Task<T> Evaluate<T>(string expression) => (await Run(expression))["value"]!.GetValue<T>();

    /// <summary>Runs code on the page, and waits for what it promises.</summary>
    public async Task<JsonNode> Run(string code)
    {
        var answer = await send("Runtime.evaluate", new() { ["expression"] = code, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!;
    }

    /// <summary>Waits until an expression on the page is true.</summary>
    public async Task Until(string expression)
    {
        var watch = Stopwatch.StartNew();
        while (!await Evaluate<bool>($"Boolean({expression})"))
        {
            Assert.True(watch.Elapsed < Patience, $"After {Patience.TotalSeconds} s this is still not true: {expression}");
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

    /// <summary>Draws a stroke with a finger; points in pixels of the window.</summary>
    public async Task Swipe(IReadOnlyList<(double X, double Y)> points)
    {
        await Touch("touchStart", points[0]);
        foreach (var point in points.Skip(1))
        {
            await Touch("touchMove", point);
        }

        await Touch("touchEnd");
    }

    /// <summary>Presses a key a number of times.</summary>
    public async Task Press(string key, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            await send("Input.dispatchKeyEvent", new() { ["type"] = "keyDown", ["key"] = key });
            await send("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key });
        }
    }

    /// <summary>Writes a picture of the whole page, as PNG.</summary>
    public async Task Screenshot(string path)
    {
        var answer = await send("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true });
        await File.WriteAllBytesAsync(path, Convert.FromBase64String(answer["data"]!.GetValue<string>()));
    }

    /// <summary>Takes an event of the page.</summary>
    public void Hear(string method, JsonNode parameters)
    {
        switch (method)
        {
            case "Page.lifecycleEvent" when parameters["name"]!.GetValue<string>() == "load":
                Loaded(parameters["loaderId"]!.GetValue<string>()).TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(parameters["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
                _errors.Enqueue(parameters["exceptionDetails"]!.ToJsonString());
                break;
            case "Log.entryAdded" when parameters["entry"]!["level"]!.GetValue<string>() == "error":
                _errors.Enqueue(parameters["entry"]!["text"]!.GetValue<string>());
                break;
        }
    }

    private TaskCompletionSource Loaded(string loader) => _loaded.GetOrAdd(loader, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private Task Mouse(string type, (double X, double Y) point) =>
        send("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = point.X, ["y"] = point.Y, ["button"] = "left", ["buttons"] = 1, ["clickCount"] = 1 });

    private Task Touch(string type, params (double X, double Y)[] points) =>
        send("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = new JsonArray([.. points.Select(point => new JsonObject { ["x"] = point.X, ["y"] = point.Y })]) });
}
