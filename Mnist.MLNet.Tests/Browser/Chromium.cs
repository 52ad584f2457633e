using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Tests.Browser;

/// <summary>A headless Chromium, driven by the DevTools protocol; tests that need it are skipped where none is installed.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync, which disposes them.")]
public sealed class Chromium : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _profile = new();
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonNode>> _listeners = new();
    private Process? _process;
    private int _lastId;

    /// <summary>The program: what CHROMIUM names, else the first known one on the path; null where there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Find("chromium", "chromium-browser", "google-chrome");

    /// <summary>Skips the calling test (a SkippableFact) where there is no browser.</summary>
    public static void SkipIfMissing() => Skip.If(Program is null, "No Chromium is installed; 'apt-get install chromium' brings one, or CHROMIUM names one.");

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        var start = new ProcessStartInfo(
            Program,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0", $"--user-data-dir={_profile.Path}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.ReadToEndAsync();
        await _socket.ConnectAsync(await DebuggerAddress(_process), CancellationToken.None);
        _ = ReceiveAsync();
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            // The browser may be gone before its answer is.
            _ = Send("Browser.close", []).ContinueWith(answer => answer.Exception, TaskScheduler.Default);
            await _process.WaitForExitAsync().WaitAsync(Patience);
            _process.Dispose();
        }

        _socket.Dispose();
        try
        {
            _profile.Dispose();
        }
        catch (IOException)
        {
            // a helper of the browser may still write to its profile
        }
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="width">The window's width in pixels; narrow ones are those of a phone.</param>
    /// <param name="dark">Whether the reader wants dark colours.</param>
    /// <param name="print">Whether to lay it out for paper.</param>
    internal async Task<ChromiumPage> OpenAsync(Uri address, int width, bool dark = false, bool print = false)
    {
        string target = (await Send("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!.GetValue<string>();
        string session = (await Send("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!.GetValue<string>();
        var page = new ChromiumPage((method, parameters) => Send(method, parameters, session));
        _listeners[session] = page.Hear;
        await page.LoadAsync(address, width, dark, print).WaitAsync(Patience);
        return page;
    }

    private static string? Find(params string[] names) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static async Task<Uri> DebuggerAddress(Process process)
    {
        const string mark = "DevTools listening on ";
        while (await process.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith(mark, StringComparison.Ordinal))
            {
                _ = process.StandardError.ReadToEndAsync();
                return new Uri(line[mark.Length..]);
            }
        }

        throw new InvalidOperationException($"'{Program}' ended before it could be driven.");
    }

    private async Task<JsonNode> Send(string method, JsonObject parameters, string? session = null)
    {
        int id = Interlocked.Increment(ref _lastId);
        var answer = _answers.GetOrAdd(id, _ => new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously));
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var result = await answer.Task.WaitAsync(Patience);
        return result["result"] ?? throw new InvalidOperationException($"{method}: {result["error"]}");
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        while (_socket.State == WebSocketState.Open)
        {
            WebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            }
            catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }

            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage && message.Length > 0)
            {
                Hand(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
    }

    private void Hand(JsonNode message)
    {
        if (message["id"] is { } id && _answers.TryRemove(id.GetValue<int>(), out var answer))
        {
            answer.SetResult(message);
        }
        else if (message["sessionId"] is { } session && _listeners.TryGetValue(session.GetValue<string>(), out var listener))
        {
            listener(message["method"]!.GetValue<string>(), message["params"]!);
        }
    }
}
