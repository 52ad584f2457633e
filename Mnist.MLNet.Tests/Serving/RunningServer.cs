using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Mnist.MLNet.Serving;

namespace Mnist.MLNet.Tests.Serving;

/// <summary>A server on a free port of this machine, and a client for it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), DefaultRequestVersion = HttpVersion.Version11 };
    }

    public HttpClient Client { get; }

    public static async Task<RunningServer> Start(DigitServerOptions options)
    {
        var app = DigitServer.Create(options with { Url = "http://127.0.0.1:0", ReloadInterval = TimeSpan.FromMilliseconds(50) });
        await app.StartAsync();
        return new RunningServer(app);
    }

    /// <summary>The answer to a request, once it is sure that it succeeded.</summary>
    public async Task<JsonElement> Predict(HttpContent content, string query = "")
    {
        using var response = await Client.PostAsync($"/predict{query}", content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The detail of a refusal.</summary>
    public async Task<string> Refused(HttpContent content, HttpStatusCode status)
    {
        using var response = await Client.PostAsync("/predict", content);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
    }

    public Task<JsonElement> Health() => Client.GetFromJsonAsync<JsonElement>("/health");

    /// <summary>Ends the server as a signal does: running requests are answered first.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
