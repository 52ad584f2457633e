using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mnist.MLNet.Serving;

/// <summary>A web server around a model: a page to draw on, and <c>POST /predict</c> for programs.</summary>
public static class DigitServer
{
    /// <summary>Makes the server; loads the model. Start it with <c>Run</c> or <c>StartAsync</c>.</summary>
    /// <param name="options">What to serve.</param>
    /// <returns>The server.</returns>
    /// <exception cref="FileNotFoundException">There is no such model.</exception>
    /// <exception cref="InvalidDataException">The file is no model of single digits of 28×28 pixels.</exception>
    public static WebApplication Create(DigitServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var model = new ServedModel(options.ModelPath);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaximumRequestBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton(_ => model);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<ServingMetrics>();
        builder.Services.AddSingleton<PredictEndpoint>();
        builder.Services.AddHostedService<ModelReloading>();
        var app = builder.Build();
        MapPage(app, "/", "index.html", "text/html; charset=utf-8");
        MapPage(app, "/page.js", "page.js", "text/javascript; charset=utf-8");
        MapPage(app, "/page.css", "page.css", "text/css; charset=utf-8");
        MapPage(app, "/openapi.json", "openapi.json", "application/json");
        app.MapPost("/predict", (HttpContext context, PredictEndpoint endpoint) => endpoint.Answer(context));
        app.MapGet("/health", () => Results.Json(new { status = "ok", model = Path.GetFileName(options.ModelPath), loaded = model.LoadedAt, classes = model.ClassNames, lastError = model.LastError }));
        app.MapGet("/metrics", (ServingMetrics metrics) => Results.Text(metrics.ToText(), "text/plain; version=0.0.4"));
        return app;
    }

    private static void MapPage(WebApplication app, string path, string name, string type)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] content = memory.ToArray();
        app.MapGet(path, (HttpContext context) =>
        {
            // nothing of the page comes from elsewhere
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' blob: data:";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(content, type);
        });
    }
}
