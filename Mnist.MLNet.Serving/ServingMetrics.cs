using System.Globalization;
using System.Text;

namespace Mnist.MLNet.Serving;

/// <summary>Counts what is served, and shows it in the text format that Prometheus reads.</summary>
internal sealed class ServingMetrics
{
    private static readonly double[] BoundsInSeconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2];

    private readonly long[] _slower = new long[BoundsInSeconds.Length + 1];
    private long _requests;
    private long _refused;
    private long _images;
    private long _ticks;

    /// <summary>Counts a request that was answered.</summary>
    public void Answered(int images, TimeSpan time)
    {
        int bucket = Array.FindIndex(BoundsInSeconds, bound => time.TotalSeconds <= bound);
        Interlocked.Increment(ref _slower[bucket < 0 ? BoundsInSeconds.Length : bucket]);
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _images, images);
        Interlocked.Add(ref _ticks, time.Ticks);
    }

    /// <summary>Counts a request that was at fault.</summary>
    public void Refused() => Interlocked.Increment(ref _refused);

    /// <summary>All figures.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# HELP mnist_refused_total Requests answered with a 4xx error.\n# TYPE mnist_refused_total counter\nmnist_refused_total {Interlocked.Read(ref _refused)}");
        Line($"# HELP mnist_images_total Images predicted.\n# TYPE mnist_images_total counter\nmnist_images_total {Interlocked.Read(ref _images)}");
        Line($"# HELP mnist_predict_seconds Time from a request's last byte to its answer.\n# TYPE mnist_predict_seconds histogram");
        long sum = 0;
        for (int i = 0; i < BoundsInSeconds.Length; i++)
        {
            sum += Interlocked.Read(ref _slower[i]);
            Line($"mnist_predict_seconds_bucket{{le=\"{BoundsInSeconds[i]}\"}} {sum}");
        }

        Line($"mnist_predict_seconds_bucket{{le=\"+Inf\"}} {Interlocked.Read(ref _requests)}");
        Line($"mnist_predict_seconds_sum {TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds}");
        Line($"mnist_predict_seconds_count {Interlocked.Read(ref _requests)}");
        Line($"# HELP process_working_set_bytes Memory of the process.\n# TYPE process_working_set_bytes gauge\nprocess_working_set_bytes {Environment.WorkingSet}");
        return text.ToString();
    }
}
