using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Tests.Browser;

/// <summary>A page in a browser, with what it asked for and what went wrong.</summary>
internal sealed class ChromiumPage(Func<string, JsonObject, Task<JsonNode>> send)
{
    private const int Height = 900;
    private const int WidestPhone = 500;

    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

        await send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = Height, ["deviceScaleFactor"] = 1, ["mobile"] = width <= WidestPhone });
        await send("Emulation.setEmulatedMedia", new()
        {
            ["media"] = print ? "print" : "",
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await send("Page.navigate", new() { ["url"] = address.AbsoluteUri });
        await _loaded.Task;
    }

    /// <summary>The value of an expression on the page.</summary>
    public async Task<T> Evaluate<T>(string expression)
    {
        var answer = await send("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["result"]!["value"]!.GetValue<T>();
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
            case "Page.loadEventFired":
                _loaded.TrySetResult();
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
}
