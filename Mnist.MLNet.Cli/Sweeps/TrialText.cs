using System.Globalization;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>Trials in a few words.</summary>
internal static class TrialText
{
    /// <summary>Recipe and settings.</summary>
    public static string Of(Trial trial) => string.Join(' ', trial.Settings.Select(pair => $"{pair.Key}={pair.Value}").Prepend(trial.Recipe));

    /// <summary>The metric's value, by name.</summary>
    public static string Result(SweepMetric metric, Trial trial) => string.Create(CultureInfo.InvariantCulture, $"{metric.Title} {metric.Of(trial.Best!):F4}");

    /// <summary>A time as hours, minutes and seconds.</summary>
    public static string Time(TimeSpan? time) => time switch
    {
        null => "-:--",
        { TotalHours: >= 1 } hours => string.Create(CultureInfo.InvariantCulture, $"{(int)hours.TotalHours}:{hours:mm\\:ss}"),
        { } value => value.ToString(@"m\:ss", CultureInfo.InvariantCulture),
    };
}
