using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Mnist.MLNet.Tests.Data.Acquisition;

/// <summary>A mirror on this machine that serves some files, and can be told to misbehave.</summary>
internal sealed class LoopbackMirror : IDisposable
{
    // Bound, so that no other program gets its port, and never listening.
    private static readonly Socket Deaf = BindToFreePort();

    private readonly HttpListener _listener;
    private readonly IReadOnlyDictionary<string, byte[]> _files;

    public LoopbackMirror(IReadOnlyDictionary<string, byte[]> files)
    {
        _files = files;
        (_listener, Address) = Listen();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Each request as the file's name and where it starts, as in "a.gz@100".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How often a transfer still breaks off after half of what is left.</summary>
    public int BreaksLeft { get; set; }

    /// <summary>Whether a request for the rest of a file gets the whole of it.</summary>
    public bool IgnoresRanges { get; set; }

    /// <summary>The answer to every request, where it is not the file.</summary>
    public int? Status { get; set; }

    /// <summary>Whether requests are taken and never answered.</summary>
    public bool Silent { get; set; }

    /// <summary>The address of a port on which nobody listens.</summary>
    public static Uri Nowhere() => new($"http://127.0.0.1:{PortOf(Deaf)}/");

    public void Dispose() => _listener.Close();

    // The listener has to be told a port; one that was free a moment ago may be another program's by now.
    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (int attempt = 1; ; attempt++)
        {
            int port;
            using (var socket = BindToFreePort())
            {
                port = PortOf(socket);
            }

            var address = new Uri($"http://127.0.0.1:{port}/mnist/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 100)
            {
                listener.Close();
            }
        }
    }

    private static Socket BindToFreePort()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // the client has gone, or the test is over
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string name = context.Request.Url!.Segments[^1];
        string? range = context.Request.Headers["Range"];
        int from = range is null ? 0 : int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
        Requests.Enqueue($"{name}@{from}");
        if (Silent)
        {
            return;
        }

        HttpListenerResponse response = context.Response;
        if (Status is { } status || !_files.ContainsKey(name))
        {
            response.StatusCode = Status ?? 404;
            response.Close();
            return;
        }

        byte[] file = _files[name];
        if (from >= file.Length && from > 0)
        {
            response.StatusCode = 416;
            response.Close();
            return;
        }

        if (from > 0 && !IgnoresRanges)
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {from}-{file.Length - 1}/{file.Length}";
            file = file[from..];
        }

        response.ContentLength64 = file.Length;
        if (BreaksLeft > 0)
        {
            BreaksLeft--;
            await response.OutputStream.WriteAsync(file.AsMemory(0, (file.Length + 1) / 2));
            await response.OutputStream.FlushAsync();
            response.Abort();
            return;
        }

        response.Close(file, willBlock: false);
    }
}
