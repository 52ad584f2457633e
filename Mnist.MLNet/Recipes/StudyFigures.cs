using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes;

/// <summary>What a study's own protocol gives: figures of evaluations on test images in the course of the training.</summary>
/// <param name="Protocol">How the authors judged their model.</param>
/// <param name="BestAccuracy">The highest accuracy of all evaluations, 0 to 1.</param>
/// <param name="BestEpoch">The epoch of that evaluation, counted from 1.</param>
/// <param name="BestStep">The steps after which it was made.</param>
/// <param name="LastEpochMean">The mean accuracy of the last epoch's evaluations.</param>
public sealed record StudyFigures(string Protocol, double BestAccuracy, int BestEpoch, long BestStep, double LastEpochMean)
{
    /// <summary>The figures of a run by the study's protocol.</summary>
    internal static StudyFigures Of(StudyProtocol protocol, TrainingHistory history)
    {
        var evaluations = history.Evaluations.Where(evaluation => evaluation.Accuracy is not null).ToArray();
        var best = evaluations.MaxBy(evaluation => evaluation.Accuracy)!;
        double mean = evaluations.Where(evaluation => evaluation.Epoch == evaluations[^1].Epoch).Average(evaluation => evaluation.Accuracy!.Value);
        return new StudyFigures(protocol.ToString(), best.Accuracy!.Value, best.Epoch, best.Step, mean);
    }
}
