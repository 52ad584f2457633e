using Microsoft.ML;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using Mnist.MLNet.Training.Optimizers;
using Mnist.MLNet.Training.Schedules;
using TorchSharp;

namespace Mnist.MLNet.Tests.Training;

[Collection(TorchCollection.Name)]
public sealed class TrainingOptionTests
{
    private static readonly TorchClassifierOptions Plain = new() { Epochs = 3, BatchSize = 16, Seed = 1, ValidationFraction = 0.25 };

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<TrainingOptimizer, double> Optimizers => new()
    {
        { new AdamOptimizer { Beta1 = 0.8, Beta2 = 0.99, AmsGrad = true }, 0.002 },
        { new AdamWOptimizer { Epsilon = 1e-6 }, 0.002 },
        { new SgdOptimizer { Momentum = 0.9, Nesterov = true }, 0.02 },
        { new SgdOptimizer { Momentum = 0.5, Dampening = 0.1 }, 0.05 },
        { new RmsPropOptimizer { Alpha = 0.9, Momentum = 0.5, Centered = true }, 0.001 },
        { new AdagradOptimizer { LearningRateDecay = 1e-4, InitialAccumulator = 0.1 }, 0.02 },
    };

    [Theory]
    [MemberData(nameof(Optimizers), DisableDiscoveryEnumeration = true)]
    public void Every_optimiser_learns(TrainingOptimizer optimizer, double rate)
    {
        var history = Fit(Plain with { Epochs = 8, Optimizer = optimizer, LearningRate = rate, WeightDecay = 1e-4 });

        Assert.True(history.Epochs[^1].ValidationAccuracy > 0.9);
    }

    [Theory]
    [InlineData("Beta1 is 1; it must be from 0 to below 1.", "adam")]
    [InlineData("Nesterov needs momentum above 0 and dampening 0; they are 0 and 0.", "sgd")]
    [InlineData("Alpha is -1; it must be from 0 to below 1.", "rmsprop")]
    [InlineData("Epsilon is 0; it must be above 0 and finite.", "adagrad")]
    public void Parameters_of_optimisers_outside_their_ranges_are_named(string message, string name)
    {
        TrainingOptimizer optimizer = name switch
        {
            "adam" => new AdamOptimizer { Beta1 = 1 },
            "sgd" => new SgdOptimizer { Nesterov = true },
            "rmsprop" => new RmsPropOptimizer { Alpha = -1 },
            _ => new AdagradOptimizer { Epsilon = 0 },
        };

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Fit(Plain with { Optimizer = optimizer })).Message);
    }

    [Theory]
    [InlineData("StepSize is 0; it must be from 1 to 100,000.", 0)]
    [InlineData("Milestones is 5, 3; it must be rising numbers from 1 to 100,000.", 1)]
    [InlineData("Gamma is 1; it must be above 0 and below 1.", 2)]
    [InlineData("WarmUpEpochs is -1; it must be 0 or above and finite.", 3)]
    [InlineData("StartDivisor is 0.5; it must be 1 or above and finite.", 4)]
    public void Parameters_of_schedules_outside_their_ranges_are_named(string message, int index)
    {
        LearningRateSchedule[] schedules =
        [
            new StepSchedule { StepSize = 0 },
            new MultiStepSchedule { Milestones = [5, 3] },
            new PlateauSchedule { Gamma = 1 },
            new ConstantSchedule { WarmUpEpochs = -1 },
            new OneCycleSchedule { StartDivisor = 0.5 },
        ];

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Fit(Plain with { Schedule = schedules[index] })).Message);
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_every_step()
    {
        var rates = new BatchRates();
        var history = Fit(Plain with { Schedule = new StepSchedule { StepSize = 1, Gamma = 0.1, WarmUpEpochs = 0.5 }, Observers = [rates] });

        Assert.Equal([1e-3 / 6, 2e-3 / 6], rates.Rates.Take(2), (first, second) => Math.Abs(first - second) < 1e-12);
        Assert.Equal([1e-3, 1e-4, 1e-5], history.Epochs.Select(epoch => epoch.LearningRate), (first, second) => Math.Abs(first - second) < 1e-12);
    }

    [Fact]
    public void Evaluations_come_every_so_many_steps_and_after_the_last_one_of_an_epoch()
    {
        var history = Fit(Plain with { EvaluateEverySteps = 5, EvaluateFirst = true });

        Assert.Equal([0, 5, 10, 12, 15, 20, 24, 25, 30, 35, 36], history.Evaluations.Select(evaluation => evaluation.Step));
        Assert.Equal([0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3], history.Evaluations.Select(evaluation => evaluation.Epoch));
        Assert.Equal(80, history.Evaluations[1].ImagesSeen);
        Assert.Null(history.Evaluations[0].TrainingLoss);
        Assert.All(history.Evaluations.Skip(1), evaluation => Assert.NotNull(evaluation.TrainingLoss));
        Assert.Equal(history.Evaluations.First(evaluation => evaluation.Accuracy == history.Evaluations.Max(other => other.Accuracy)).Step, history.BestStep);
    }

    [Fact]
    public void Without_validation_rows_there_is_an_evaluation_an_epoch_that_tells_of_the_training_alone()
    {
        var history = Fit(Plain with { ValidationFraction = 0 });

        Assert.Equal(3, history.Evaluations.Count);
        Assert.All(history.Evaluations, evaluation => Assert.Equal((null, null, false), (evaluation.Loss, evaluation.Accuracy, evaluation.IsBest)));
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainingLoss), history.Evaluations.Select(evaluation => evaluation.TrainingLoss!.Value));
    }

    [Fact]
    public void The_curve_of_the_loss_has_a_point_a_step_of_a_short_run_and_a_thousand_of_a_long_one()
    {
        Assert.Equal(36, Fit(Plain).Losses.Count);

        var curve = new LossCurve(2500);
        for (int step = 1; step <= 2500; step++)
        {
            curve.Add(new BatchResult(1, step, 2, step, 0, 0.1));
        }

        Assert.Equal(833, curve.Points.Count);
        Assert.Equal(new LossPoint(3, 6, 2, 0.1), curve.Points[0]);
    }

    [Fact]
    public void Given_validation_rows_all_others_are_trained_on()
    {
        var recorder = new BatchRates();
        var trainer = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Plain with { Observers = [recorder] });

        var history = trainer.Fit(SimpleImages.Create(), SimpleImages.Create(96, seed: 2)).History!;

        Assert.Equal((256, 96), (recorder.Run!.TrainingImages, recorder.Run.ValidationImages));
        Assert.NotNull(history.Epochs[0].ValidationAccuracy);
    }

    [Fact]
    public void Validation_rows_of_another_size_are_refused()
    {
        var trainer = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Plain);

        Assert.Equal(
            "The validation rows have images of 20×20 pixels; the training rows have 28×28.",
            Assert.Throws<ArgumentException>(() => trainer.Fit(SimpleImages.Create(), SimpleImages.Create(side: 20))).Message);
    }

    [Fact]
    public void The_last_weights_are_kept_on_demand()
    {
        var history = Fit(Plain with { Epochs = 6, Selection = ModelSelection.Last });

        Assert.Equal((6, 72L), (history.BestEpoch, history.BestStep));
    }

    [Fact]
    public void A_run_ends_when_patience_does()
    {
        var history = Fit(Plain with { Epochs = 100, LearningRate = 0.01, Patience = 2 });

        int best = history.Evaluations.Last(evaluation => evaluation.IsBest).Epoch;
        Assert.Equal(TrainingEnding.OutOfPatience, history.Ending);
        Assert.Equal(best + 2, history.Epochs.Count);
        Assert.False(history.Stopped);
    }

    [Fact]
    public void Patience_without_validation_rows_is_refused() => Assert.Equal(
        "Patience is 2, which needs validation rows; set ValidationFraction above 0 or leave Patience out.",
        Assert.Throws<ArgumentException>(() => Fit(Plain with { Patience = 2, ValidationFraction = 0 })).Message);

    [Fact]
    public void Clipped_gradients_take_smaller_steps()
    {
        float[] start = Weights(Plain with { LearningRate = 1e-12 });
        var sgd = Plain with { Epochs = 1, Optimizer = new SgdOptimizer(), LearningRate = 0.1 };

        Assert.InRange(Distance(start, Weights(sgd with { ClipNorm = 1e-3 })), 1e-6, 12 * 0.1 * 1e-3 * 1.01);
        Assert.True(Distance(start, Weights(sgd)) > 0.01);
    }

    [Fact]
    public void Smoothed_labels_raise_the_training_loss_and_leave_evaluations_as_they_are()
    {
        var plain = Fit(Plain with { Epochs = 12 });
        var smoothed = Fit(Plain with { Epochs = 12, LabelSmoothing = 0.3 });

        // the least loss is the entropy of (1 − 0.3 + 0.3 / 4, 0.3 / 4, 0.3 / 4, 0.3 / 4)
        Assert.True(smoothed.Epochs[^1].TrainingLoss > 0.78);
        Assert.True(plain.Epochs[^1].TrainingLoss < 0.4);
        Assert.True(smoothed.Epochs[^1].ValidationLoss < smoothed.Epochs[^1].TrainingLoss);
    }

    [Fact]
    public void The_loss_of_a_softmax_stays_above_its_floor()
    {
        var history = Fit(Plain with { Epochs = 12, LearningRate = 0.01, SoftmaxOutput = true });

        double floor = Math.Log(Math.E + 3) - 1;
        Assert.InRange(history.Epochs[^1].TrainingLoss, floor, floor + 0.2);
        Assert.InRange(history.Epochs[^1].ValidationLoss!.Value, floor, floor + 0.2);
        Assert.True(history.Epochs[^1].ValidationAccuracy > 0.9);
    }

    [Fact]
    public void Averaged_weights_are_evaluated_and_kept_and_leave_the_training_alone()
    {
        var last = Plain with { Selection = ModelSelection.Last };
        var plain = Fit(last);
        var averaged = Fit(last with { AveragingDecay = 0.9 });

        Assert.Equal(plain.Epochs.Select(epoch => epoch.TrainingLoss), averaged.Epochs.Select(epoch => epoch.TrainingLoss));
        Assert.NotEqual(plain.Epochs[0].ValidationLoss, averaged.Epochs[0].ValidationLoss);
        Assert.NotEqual(Weights(last), Weights(last with { AveragingDecay = 0.9 }));
        Assert.Equal(Weights(last), Weights(last with { AveragingDecay = 0 }));
    }

    [Fact]
    public void All_options_together_give_the_same_model_on_one_thread_and_on_two()
    {
        int before = torch.get_num_threads();
        try
        {
            var options = Plain with
            {
                Schedule = new OneCycleSchedule { WarmUpEpochs = 0.5 },
                ClipNorm = 1,
                AveragingDecay = 0.9,
                LabelSmoothing = 0.1,
                WeightDecay = 1e-3,
                EvaluateEverySteps = 5,
                Augmentation = Mnist.MLNet.Transforms.Augmentation.ImageAugmentation.None.Rotate(10, 0.5).Scale(0.1).Shear(5).Deform(2).Erase(0.2, 0.5),
            };

            float[] one = Weights(options with { Threads = 1 });
            float[] two = Weights(options with { Threads = 2 });

            // libtorch sums in another order on another number of threads; the embedded engine does not
            float tolerance = RunEnvironment.Current().Mode == "embedded" ? 0 : 1e-3f;
            Assert.All(one.Zip(two), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Fact]
    public void Network_options_are_not_for_networks_of_ones_own() => Assert.Equal(
        "Network options are for networks from the registry; a network of your own is made by your own function.",
        Assert.Throws<ArgumentException>(() => Fit(Plain with { Network = new NetworkOptions { Width = 2 } })).Message);

    private TrainingHistory Fit(TorchClassifierOptions options) => FitModel(options).History!;

    private TorchClassifierTransformer FitModel(TorchClassifierOptions options) =>
        _ml.Mnist().NormalizePixels(0, 1).Append(_ml.Mnist().TorchClassifier(() => new TinyNetwork(), options)).Fit(SimpleImages.Create()).LastTransformer;

    private float[] Weights(TorchClassifierOptions options)
    {
        using var model = FitModel(options);
        return [.. model.Model.parameters().SelectMany(TensorValues.Of)];
    }

    private static double Distance(float[] first, float[] second) => Math.Sqrt(first.Zip(second).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));

    private sealed class BatchRates : TrainingObserver
    {
        public List<double> Rates { get; } = [];

        public TrainingRun? Run { get; private set; }

        public override void OnTrainingStart(TrainingRun run) => Run = run;

        public override void OnBatchEnd(TrainingRun run, in BatchResult batch) => Rates.Add(batch.LearningRate);
    }
}
