using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Benchmarks;

/// <summary>Asks <c>mnist serve</c> in a process of its own for one image at a time, over several connections, as fast as it answers.</summary>
internal static partial class ServingBenchmark
{
    private const int Connections = 6;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5);

    /// <summary>Runs the load and writes <c>serving.md</c>.</summary>
    public static async Task Run(string modelPath, int seconds, string resultsFolder)
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mnist.dll"), "serve", modelPath, "--port", "0"]) { RedirectStandardOutput = true })!;
        try
        {
            string line = await server.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException("mnist serve ended at once.");
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line).Value) };
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { pixels = Enumerable.Range(0, 784).Select(i => i * 37 % 256) });
            await Load(client, body, Warmup).ConfigureAwait(false);
            long before = Memory(server);
            var watch = Stopwatch.StartNew();
            double[] milliseconds = await Load(client, body, TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
            double rate = milliseconds.Length / watch.Elapsed.TotalSeconds;
            string report = Report(Path.GetFileName(modelPath), seconds, rate, milliseconds, before, Memory(server));
            Console.WriteLine(report);
            AtomicFile.WriteAllText(Path.Combine(resultsFolder, "serving.md"), report);
        }
        finally
        {
            server.Kill();
        }
    }

    private static long Memory(Process server)
    {
        server.Refresh();
        return server.WorkingSet64;
    }

    // The time of each answer in milliseconds, sorted; a failed request throws.
    private static async Task<double[]> Load(HttpClient client, byte[] body, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var connections = Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var times = new List<double>();
            while (watch.Elapsed < time)
            {
                var start = watch.Elapsed;
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await client.PostAsync("predict", content).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                times.Add((watch.Elapsed - start).TotalMilliseconds);
            }

            return times;
        })).ToList();
        double[] all = [.. (await Task.WhenAll(connections).ConfigureAwait(false)).SelectMany(times => times)];
        Array.Sort(all);
        return all;
    }

    private static string Report(string model, int seconds, double rate, double[] milliseconds, long before, long after) => string.Create(CultureInfo.InvariantCulture, $"""
        # Serving

        `mnist serve` and its {Connections} clients on one machine: requests of one image each as JSON, the next as soon as the last was answered, {seconds} seconds after {Warmup.TotalSeconds} of warming up.

        {Machine()}

        | model | predictions a second | median | 99 % | longest | failed | memory before | after |
        |---|---|---|---|---|---|---|---|
        | {model} | {rate:F0} | {milliseconds[milliseconds.Length / 2]:F2} ms | {milliseconds[milliseconds.Length * 99 / 100]:F2} ms | {milliseconds[^1]:F1} ms | 0 | {before / 1e6:F0} MB | {after / 1e6:F0} MB |

        """);

    private static string Machine()
    {
        var environment = RunEnvironment.Current();
        return $"{environment.Processor}, {environment.Threads} threads, {environment.Engine}, mode {environment.Mode}, {environment.Runtime}";
    }

    [GeneratedRegex(@"http://\S+?(?=[,;])")]
    private static partial Regex Address();
}
