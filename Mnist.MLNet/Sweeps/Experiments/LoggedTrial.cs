using System.Text.Json.Serialization;
using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps;

/// <summary>A trial of ML.NET's own experiment that has ended, as a <see cref="TrialLog"/> keeps it.</summary>
/// <param name="Parameter">What was tried.</param>
/// <param name="Loss">Its loss, the less the better; null where it failed.</param>
/// <param name="Metric">Its metric; null where it failed.</param>
/// <param name="Milliseconds">How long it took; null where it failed.</param>
/// <param name="Failure">Why it failed; null where it has a result.</param>
/// <param name="Ended">When it ended, in universal time.</param>
public sealed record LoggedTrial(
    [property: JsonPropertyName("parameter")] Parameter Parameter,
    [property: JsonPropertyName("loss")] double? Loss,
    [property: JsonPropertyName("metric")] double? Metric,
    [property: JsonPropertyName("milliseconds")] double? Milliseconds,
    [property: JsonPropertyName("failure")] string? Failure,
    [property: JsonPropertyName("ended")] DateTime Ended);
