using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Tests.Sweeps;

public sealed class TrialCodeTests
{
    [Fact]
    public void The_code_spells_out_every_option_that_is_not_at_its_default()
    {
        var plan = new SweepPlan
        {
            Recipes = ["simple-nn"],
            Fixed = new Dictionary<string, string> { ["rotate"] = "15:0.5", ["hidden"] = "64,32", ["schedule"] = "step" },
            Parameters = [SweepParameter.Choice("optimizer", ["sgd"]), SweepParameter.Choice("momentum", ["0.9"]), SweepParameter.Choice("lr", ["0.05"])],
        };
        var trial = new Trial
        {
            Number = 7,
            Recipe = "simple-nn",
            Settings = new Dictionary<string, string> { ["optimizer"] = "sgd", ["momentum"] = "0.9", ["lr"] = "0.05" },
            Epochs = 15,
            Training = 1,
            State = TrialState.Done,
            Evaluations = [],
        };
        string code = TrialCode.Write(plan, trial);
        Assert.Contains(
            """
            var options = new TorchClassifierOptions
            {
                Network = new NetworkOptions
                {
                    Hidden = [64, 32],
                },
                Epochs = 15,
                BatchSize = 16,
                LearningRate = 0.05,
                Optimizer = new SgdOptimizer
                {
                    Momentum = 0.9,
                },
                Schedule = new StepSchedule(),
                ValidationFraction = 0.08333333333333333,
                Seed = 1,
                Augmentation = ImageAugmentation.None.With(new Rotation(15) { Probability = 0.5 }),
            };
            var pipeline = ml.Mnist().NormalizePixels(mean: 0.5f, std: 0.5f)
                .Append(ml.Mnist().TorchClassifier("simple-nn", options))
            """.ReplaceLineEndings("\n"),
            code,
            StringComparison.Ordinal);
    }
}
