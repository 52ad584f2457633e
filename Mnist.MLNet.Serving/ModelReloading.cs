using Microsoft.Extensions.Hosting;

namespace Mnist.MLNet.Serving;

/// <summary>Looks at the model's file now and then. Looking works on every file system, also where nobody tells of changes.</summary>
internal sealed class ModelReloading(ServedModel model, DigitServerOptions options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.ReloadInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                model.ReloadIfChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // the server ends
        }
    }
}
