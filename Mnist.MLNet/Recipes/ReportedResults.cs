namespace Mnist.MLNet.Recipes;

/// <summary>What a study reports, on its authors' own hardware.</summary>
public sealed record ReportedResults
{
    /// <summary>Nothing is reported.</summary>
    public static ReportedResults None { get; } = new() { Summary = "nothing" };

    /// <summary>The main result and how it was measured, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>The main accuracy, 0 to 1; null where none is given.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Accuracy on the training images, epoch by epoch, 0 to 1.</summary>
    public IReadOnlyList<double> TrainingAccuracies { get; init; } = [];

    /// <summary>Mean training loss, epoch by epoch, in nats.</summary>
    public IReadOnlyList<double> TrainingLosses { get; init; } = [];

    /// <summary>Other results, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
