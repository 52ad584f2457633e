using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Serving;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist serve</c>: a page to draw on, and a model for programs over HTTP.</summary>
internal sealed class ServeCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder; when it changes, the new one is served" };
    private readonly Option<string?> _host = new("--host") { Description = "Name or address to listen at; 0.0.0.0 for all of the machine's [default: localhost]", HelpName = "HOST" };
    private readonly NumberOption<int> _port = new("--port", "N", "Port to listen at", "a whole number from 0 (any that is free) to 65535", port => port is >= 0 and <= 65535, "8080");

    public ServeCommand(Terminal terminal)
        : base("serve", "Serves a model: a page on which digits are drawn, POST /predict, /health, /metrics, /openapi.json.")
    {
        _terminal = terminal;
        Add(_model);
        Add(_host);
        Add(_port);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["serve digits.zip", "serve digits.zip --host 0.0.0.0 --port 80"];

    private int Run(ParseResult options)
    {
        string url = $"http://{options.GetValue(_host) ?? "localhost"}:{options.GetValue(_port) ?? 8080}";

        // a name and "any free port" do not go together
        url = url.Replace("localhost:0", "127.0.0.1:0", StringComparison.Ordinal);
        Serve(new DigitServerOptions { ModelPath = options.GetRequiredValue(_model), Url = url }).GetAwaiter().GetResult();
        return ExitCode.Success;
    }

    private async Task Serve(DigitServerOptions options)
    {
        await using var app = DigitServer.Create(options);
        await app.StartAsync(_terminal.Stop).ConfigureAwait(false);
        _terminal.Out.WriteLine($"draw digits at {string.Join(", ", app.Urls)}; Ctrl+C ends");
        _terminal.Out.Flush();
        using var stop = _terminal.Stop.Register(() => app.Lifetime.StopApplication());
        await app.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
