using System.Globalization;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

/// <summary>All of a trial that must not depend on who ran it when.</summary>
internal static class TrialFacts
{
    public static string Of(Trial trial) => string.Create(
        CultureInfo.InvariantCulture,
        $"{trial.Number} {trial.Recipe} {string.Join(' ', trial.Settings)} {trial.Epochs} {trial.State} {trial.BestStep} {string.Join(' ', trial.Evaluations.Select(evaluation => $"{evaluation.Step} {evaluation.TrainingLoss:R} {evaluation.Validation} {evaluation.Test}"))}");
}
