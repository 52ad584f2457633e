namespace Mnist.MLNet.Recipes;

/// <summary>How a study's authors judged their model: on test images, in the course of the training.</summary>
public sealed record StudyProtocol
{
    /// <summary>Steps from one evaluation to the next; null for one after each epoch.</summary>
    public int? EvaluateEverySteps { get; init; }

    /// <summary>Whether they evaluated before the first step too.</summary>
    public bool EvaluateFirst { get; init; }

    /// <summary>How many test images they evaluated on, the first ones; null for all.</summary>
    public int? TestImages { get; init; }

    /// <summary>Whether they kept the weights with the best accuracy on those images, instead of the last.</summary>
    public bool KeepBest { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string when = EvaluateEverySteps is { } steps ? $"every {steps} steps" : EvaluateFirst ? "before the first and after every epoch" : "after every epoch";
        string images = TestImages is { } count ? FormattableString.Invariant($"the first {count:N0} test images") : "the test images";
        return $"evaluated {when} on {images}, {(KeepBest ? "the best of these evaluations" : "the last epoch")} kept";
    }
}
