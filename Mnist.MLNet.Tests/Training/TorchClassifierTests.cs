using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using Mnist.MLNet.Training.Optimizers;
using TorchSharp;

namespace Mnist.MLNet.Tests.Training;

[Collection(TorchCollection.Name)]
public sealed class TorchClassifierTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_network_from_the_registry_learns()
    {
        var data = SimpleImages.Create();
        var pipeline = _ml.Mnist().NormalizePixels(0.1307f, 0.3081f)
            .Append(_ml.Mnist().TorchClassifier("lenet5", Options(epochs: 4)));

        var model = pipeline.Fit(data);

        Assert.True(_ml.Mnist().Evaluate(model.Transform(SimpleImages.Create(seed: 2))).Accuracy > 0.95);
    }

    [Fact]
    public void A_network_of_the_callers_own_goes_the_same_way()
    {
        var data = SimpleImages.Create();
        var pipeline = _ml.Mnist().NormalizePixels(0, 1).Append(_ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options(epochs: 8)));

        var model = pipeline.Fit(data);

        Assert.True(_ml.Mnist().Evaluate(model.Transform(SimpleImages.Create(seed: 2))).Accuracy > 0.95);
        Assert.Null(model.LastTransformer.NetworkName);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_and_another_seed_another()
    {
        var data = SimpleImages.Create();

        float[] first = Weights(Fit(data, seed: 3));
        float[] again = Weights(Fit(data, seed: 3));
        float[] other = Weights(Fit(data, seed: 4));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Without_a_seed_of_its_own_a_trainer_takes_one_from_the_context()
    {
        var data = SimpleImages.Create(64);

        int seed = Fit(new MLContext(seed: 7)).History!.Seed;

        Assert.Equal(seed, Fit(new MLContext(seed: 7)).History!.Seed);
        Assert.NotEqual(seed, Fit(new MLContext(seed: 8)).History!.Seed);

        TorchClassifierTransformer Fit(MLContext ml) =>
            ml.Mnist().TorchClassifier(() => new TinyNetwork(), new TorchClassifierOptions { Epochs = 1 }).Fit(data);
    }

    [Fact]
    public void Augmented_training_repeats_itself_too_and_differs_from_plain_training()
    {
        var data = SimpleImages.Create();

        float[] first = Weights(Augmented());
        float[] again = Weights(Augmented());

        Assert.Equal(first, again);
        Assert.NotEqual(Weights(Fit(data, seed: 3)), first);

        TorchClassifierTransformer Augmented() =>
            _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options(seed: 3)).WithAugmentation(a => a.Rotate(10).Translate(0.1)).Fit(data);
    }

    [Fact]
    public void The_best_epoch_on_the_set_aside_rows_is_kept()
    {
        var options = Options(epochs: 6);
        options = options with { ValidationFraction = 0.25 };
        var epochs = new Recorder();
        options = options with { Observers = [.. options.Observers, epochs] };

        var history = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options).Fit(SimpleImages.Create()).History!;

        double best = history.Epochs.Max(epoch => epoch.ValidationAccuracy!.Value);
        Assert.Equal(best, history.Epochs[history.BestEpoch - 1].ValidationAccuracy);
        Assert.Equal(history.Epochs.First(epoch => epoch.ValidationAccuracy == best).Epoch, history.BestEpoch);
        Assert.Equal(64, epochs.Run!.ValidationImages);
        Assert.Equal(192, epochs.Run.TrainingImages);
    }

    [Fact]
    public void Without_set_aside_rows_the_last_epoch_is_kept()
    {
        var options = Options(epochs: 3);
        options = options with { ValidationFraction = 0 };

        var history = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options).Fit(SimpleImages.Create(64)).History!;

        Assert.Equal(3, history.BestEpoch);
        Assert.All(history.Epochs, epoch => Assert.Null(epoch.ValidationAccuracy));
    }

    [Fact]
    public void Observers_see_every_batch_and_every_epoch_in_order()
    {
        var options = Options(epochs: 2, batchSize: 60);
        options = options with { ValidationFraction = 0 };
        var recorder = new Recorder();
        options = options with { Observers = [.. options.Observers, recorder] };

        _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options).Fit(SimpleImages.Create(256));

        Assert.Equal(["start", .. Epoch(1), .. Epoch(2), "end"], recorder.Events);
        Assert.Equal([60, 60, 60, 60, 16], recorder.BatchImages.Take(5));
        Assert.Equal(5, recorder.Run!.BatchesPerEpoch);
        Assert.Equal(104 + 8 + 580, recorder.Run.ParameterCount);

        static string[] Epoch(int epoch) => [.. Enumerable.Range(1, 5).Select(batch => $"batch {epoch}.{batch}"), $"epoch {epoch}"];
    }

    [Fact]
    public void A_stopped_run_keeps_the_best_model_so_far()
    {
        var options = Options(epochs: 50);
        using var source = new CancellationTokenSource();
        options = options with { Observers = [.. options.Observers, new StopOnCancellation(source.Token)] };
        options = options with { Observers = [.. options.Observers, new CancelAfterEpoch(source, 2)] };

        var model = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options).Fit(SimpleImages.Create());

        Assert.True(model.History!.Stopped);
        Assert.InRange(model.History.Epochs.Count, 2, 3);
        Assert.InRange(model.History.BestEpoch, 1, 3);
    }

    [Fact]
    public void A_run_that_is_stopped_before_its_first_batch_says_so()
    {
        var options = Options();
        options = options with { Observers = [.. options.Observers, new StopOnCancellation(new CancellationToken(canceled: true))] };

        Assert.Throws<OperationCanceledException>(() => _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options).Fit(SimpleImages.Create(64)));
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_training_with_what_to_do()
    {
        var options = Options(epochs: 5);
        options = options with { LearningRate = 1e6 };

        var exception = Assert.Throws<TrainingDivergedException>(() => _ml.Mnist().TorchClassifier("lenet5", options).Fit(SimpleImages.Create()));

        Assert.Matches(@"^Training diverged: the loss became \S+ at epoch \d+, batch \d+; lower the learning rate, which is 1000000\.$", exception.Message);
    }

    [Fact]
    public void Stochastic_gradient_descent_with_momentum_learns_as_well()
    {
        var options = Options(epochs: 8);
        options = options with { LearningRate = 0.05, Optimizer = new SgdOptimizer { Momentum = 0.9 } };

        var model = _ml.Mnist().NormalizePixels(0, 1).Append(_ml.Mnist().TorchClassifier(() => new TinyNetwork(), options)).Fit(SimpleImages.Create());

        Assert.True(_ml.Mnist().Evaluate(model.Transform(SimpleImages.Create(seed: 2))).Accuracy > 0.9);
    }

    [Fact]
    public void The_number_of_threads_is_torchs_own()
    {
        int before = torch.get_num_threads();
        try
        {
            var options = Options();
            options = options with { Threads = 1 };

            _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options).Fit(SimpleImages.Create(64));

            Assert.Equal(1, torch.get_num_threads());
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Theory]
    [InlineData(nameof(TorchClassifierOptions.Epochs), 0, "Epochs is 0; it must be from 1 to 100,000.")]
    [InlineData(nameof(TorchClassifierOptions.BatchSize), 0, "BatchSize is 0; it must be from 1 to 65,536.")]
    [InlineData(nameof(TorchClassifierOptions.LearningRate), 0.0, "LearningRate is 0; it must be above 0 and finite.")]
    [InlineData(nameof(TorchClassifierOptions.LearningRate), double.NaN, "LearningRate is NaN; it must be above 0 and finite.")]
    [InlineData(nameof(TorchClassifierOptions.WeightDecay), -1.0, "WeightDecay is -1; it must be 0 or above and finite.")]
    [InlineData(nameof(TorchClassifierOptions.ValidationFraction), 1.0, "ValidationFraction is 1; it must be from 0 to below 1.")]
    [InlineData(nameof(TorchClassifierOptions.Threads), 0, "Threads is 0; it must be from 1 to 1,024.")]
    public void An_option_outside_its_range_is_named_with_the_range(string option, object value, string message)
    {
        var options = new TorchClassifierOptions();
        typeof(TorchClassifierOptions).GetProperty(option)!.SetValue(options, value);

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().TorchClassifier("lenet5", options));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void Options_that_change_later_do_not_reach_the_trainer()
    {
        var options = Options(epochs: 2);
        var trainer = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), options);
        options = options with { Epochs = 1 };

        Assert.Equal(2, trainer.Fit(SimpleImages.Create(64)).History!.Epochs.Count);
    }

    [Fact]
    public void An_unknown_network_is_named_beside_those_that_there_are()
    {
        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().TorchClassifier("resnet152"));

        Assert.StartsWith(
            "There is no network 'resnet152'; the networks are bn-cnn, complex-nn, lenet5, medium-nn, shallow, simple-nn, sweep-cnn, three-conv",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_registered_network_refuses_images_of_another_size()
    {
        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().TorchClassifier("lenet5", Options()).Fit(SimpleImages.Create(8, side: 20)));

        Assert.Equal("Network 'lenet5' takes images of 28×28 pixels; the data has 20×20.", exception.Message);
    }

    [Fact]
    public void A_network_with_too_many_outputs_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => _ml.Mnist().TorchClassifier(() => new TinyNetwork(classes: 7), Options(batchSize: 32)).Fit(SimpleImages.Create()));

        Assert.Equal("Network 'TinyNetwork' answers 32 images with a tensor of shape [32, 7]; it must be [32, 4], a logit a class.", exception.Message);
    }

    [Fact]
    public void A_column_that_is_missing_or_of_a_wrong_type_is_named()
    {
        var data = SimpleImages.Create(8);
        var options = Options();
        options = options with { LabelColumnName = "Class" };

        var missing = Assert.Throws<ArgumentException>(() => _ml.Mnist().TorchClassifier("lenet5", options).Fit(data));
        options = options with { LabelColumnName = "Pixels" };
        var wrong = Assert.Throws<ArgumentException>(() => _ml.Mnist().TorchClassifier("lenet5", options).Fit(data));

        Assert.Equal("The data has no column 'Class'; its columns are Pixels, Label.", missing.Message);
        Assert.Contains("a label must be a key of known count", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_checks_the_shape_of_its_columns_before_it_trains()
    {
        var options = Options();
        options = options with { LabelColumnName = "Class" };
        var pipeline = _ml.Mnist().NormalizePixels(0, 1).Append(_ml.Mnist().TorchClassifier("lenet5", options));

        Assert.Throws<ArgumentException>(() => pipeline.Fit(SimpleImages.Create(8)));
    }

    [Fact]
    public void Data_without_rows_is_refused()
    {
        var empty = _ml.Data.SkipRows(SimpleImages.Create(8), 8);

        Assert.Throws<InvalidDataException>(() => _ml.Mnist().TorchClassifier("lenet5", Options()).Fit(empty));
    }

    [Fact]
    public void A_gpu_that_is_not_there_is_an_error_unless_the_cpu_may_step_in()
    {
        if (torch.cuda_is_available())
        {
            return;
        }

        var log = new List<string>();
        _ml.Log += (_, e) => log.Add(e.Message);
        _ml.GpuDeviceId = 0;
        var trainer = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options());

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(SimpleImages.Create(16)));
        _ml.FallbackToCpu = true;
        trainer.Fit(SimpleImages.Create(16));

        Assert.Contains(log, line => line.Contains("GPU 0 was asked for, and torch finds none; training on the CPU.", StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_mapped_from_text_come_back_as_text()
    {
        var rows = Enumerable.Range(0, 64).Select(i => new NamedImage
        {
            Pixels = [.. SimpleImages.Create(4).GetColumn<float[]>("Pixels").ElementAt(i % 2)],
            Name = i % 2 == 0 ? "top" : "below",
        });
        var data = _ml.Data.LoadFromEnumerable(rows);
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label", "Name")
            .Append(_ml.Mnist().TorchClassifier(() => new TinyNetwork(classes: 2), Options(epochs: 5)))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        var model = pipeline.Fit(data);

        Assert.Equal(["top", "below"], model.OfType<TorchClassifierTransformer>().Single().ClassNames);
        Assert.Equal(["top", "below"], model.Transform(data).GetColumn<string>("PredictedLabel").Distinct());
    }

    private TorchClassifierTransformer Fit(IDataView data, int seed) =>
        _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options(seed: seed)).Fit(data);

    private static TorchClassifierOptions Options(int epochs = 1, int batchSize = 16, int seed = 1) =>
        new() { Epochs = epochs, BatchSize = batchSize, Seed = seed };

    private static float[] Weights(TorchClassifierTransformer model) =>
        [.. model.Model.parameters().SelectMany(TensorValues.Of)];

    private sealed class Recorder : TrainingObserver
    {
        public List<string> Events { get; } = [];

        public List<int> BatchImages { get; } = [];

        public TrainingRun? Run { get; private set; }

        public override void OnTrainingStart(TrainingRun run)
        {
            Run = run;
            Events.Add("start");
        }

        public override void OnBatchEnd(TrainingRun run, in BatchResult batch)
        {
            Events.Add($"batch {batch.Epoch}.{batch.Batch}");
            BatchImages.Add(batch.Images);
        }

        public override void OnEpochEnd(TrainingRun run, EpochResult epoch) => Events.Add($"epoch {epoch.Epoch}");

        public override void OnTrainingEnd(TrainingRun run, TrainingHistory history) => Events.Add("end");
    }

    private sealed class CancelAfterEpoch(CancellationTokenSource source, int epochs) : TrainingObserver
    {
        public override void OnEpochEnd(TrainingRun run, EpochResult epoch)
        {
            if (epoch.Epoch == epochs)
            {
                source.Cancel();
            }
        }
    }

    private sealed class NamedImage
    {
        [VectorType(784)]
        public float[] Pixels { get; set; } = [];

        public string Name { get; set; } = "";
    }
}
