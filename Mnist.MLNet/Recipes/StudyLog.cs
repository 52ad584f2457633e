namespace Mnist.MLNet.Recipes;

/// <summary>
/// The lines that a study's program wrote, as templates with fields in braces and .NET formats after a colon: <c>{epoch}</c>, <c>{epochs}</c>, <c>{batch}</c>, <c>{batches}</c>
/// (within the epoch), <c>{images}</c> and <c>{total}</c> (of the epoch), <c>{percent}</c>, <c>{loss}</c>, <c>{meanLoss}</c> and <c>{meanAccuracy}</c> (since the last line),
/// <c>{rate}</c>; in the lines of evaluations and epochs also <c>{testLoss}</c>, <c>{testAccuracy}</c>, <c>{testPercent}</c>, <c>{testCorrect}</c>, <c>{testImages}</c>.
/// </summary>
public sealed record StudyLog
{
    /// <summary>The lines of studies that do not tell theirs.</summary>
    public static StudyLog Plain { get; } = new();

    /// <summary>A line every so many batches.</summary>
    public string BatchLine { get; init; } = "epoch {epoch}/{epochs}, batch {batch}/{batches}, loss {meanLoss:F4}, accuracy {meanAccuracy:F4}";

    /// <summary>After how many batches the study wrote such a line; null for never.</summary>
    public int? BatchesPerLine { get; init; }

    /// <summary>A line after each evaluation of the study's protocol; null for none.</summary>
    public string? EvaluationLine { get; init; }

    /// <summary>A line after each evaluation that was the best so far; null for none.</summary>
    public string? BestLine { get; init; }

    /// <summary>A line after each epoch of the study's protocol; null for none.</summary>
    public string? EpochLine { get; init; }
}
