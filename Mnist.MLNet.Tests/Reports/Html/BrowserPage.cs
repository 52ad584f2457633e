using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Tests.Reports.Html;

/// <summary>A page in a real browser without a window, driven over its debugging socket; skips the calling test where there is no Chromium.</summary>
internal sealed class BrowserPage : IDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _profile = new();
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _limit = new(Patience);
    private readonly List<string> _requests = [];
    private readonly Process _browser;
    private int _lastCall;

    private BrowserPage(string program)
    {
        var start = new ProcessStartInfo(program, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={_profile.Path}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _browser = Process.Start(start)!;
        _browser.ErrorDataReceived += (_, _) => { };
        _browser.BeginErrorReadLine();
    }

    /// <summary>The addresses that the page asked for, its own included.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Opens a file.</summary>
    public static async Task<BrowserPage> OpenAsync(string file)
    {
        string? program = Array.Find(Programs, File.Exists);
        Skip.If(program is null, "Chromium is not installed.");
        var page = new BrowserPage(program!);
        try
        {
            await page.ConnectAsync();
            await page.CallAsync("Network.enable");
            await page.CallAsync("Page.enable");
            await page.CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
            await page.ReadUntilAsync(message => message["method"]?.GetValue<string>() == "Page.loadEventFired");
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>What an expression of the page's own language gives, as JSON.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        var result = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = $"JSON.stringify({expression})", ["returnByValue"] = true });
        return result["result"]!["value"]!.GetValue<string>();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _browser.Kill(entireProcessTree: true);
        _browser.WaitForExit();
        _browser.Dispose();
        _limit.Dispose();
        _profile.Dispose();
    }

    private async Task ConnectAsync()
    {
        string portFile = _profile["DevToolsActivePort"];
        while (!File.Exists(portFile) || new FileInfo(portFile).Length == 0)
        {
            await Task.Delay(50, _limit.Token);
        }

        string port = (await File.ReadAllLinesAsync(portFile, _limit.Token))[0];
        using var http = new HttpClient();
        var targets = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{port}/json/list", _limit.Token))!.AsArray();
        string address = targets.First(target => target!["type"]!.GetValue<string>() == "page")!["webSocketDebuggerUrl"]!.GetValue<string>();
        await _socket.ConnectAsync(new Uri(address), _limit.Token);
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null)
    {
        int call = ++_lastCall;
        var message = new JsonObject { ["id"] = call, ["method"] = method, ["params"] = parameters ?? [] };
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _limit.Token);
        var answer = await ReadUntilAsync(candidate => candidate["id"]?.GetValue<int>() == call);
        return answer["result"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private async Task<JsonNode> ReadUntilAsync(Predicate<JsonNode> isWanted)
    {
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            using var text = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer, _limit.Token);
                text.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            var message = JsonSerializer.Deserialize<JsonNode>(text.ToArray())!;
            if (message["method"]?.GetValue<string>() == "Network.requestWillBeSent")
            {
                _requests.Add(message["params"]!["request"]!["url"]!.GetValue<string>());
            }

            if (isWanted(message))
            {
                return message;
            }
        }
    }
}
