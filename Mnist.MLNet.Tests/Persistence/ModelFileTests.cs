using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Persistence.Steps;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Persistence;

[Collection(TorchCollection.Name)]
public sealed class ModelFileTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly IdxDataView _data = SimpleImages.Create(200);

    private string ModelPath => Path.Combine(_folder.Path, "digits.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_loaded_model_scores_to_the_last_bit_as_the_saved_one()
    {
        var model = Train("lenet5");
        _ml.Mnist().Save(model, _data.Schema, ModelPath);

        var loaded = new MLContext().Mnist().LoadModel(ModelPath);

        Assert.Equal(model.Transform(_data).GetColumn<float[]>("Score"), loaded.Transform(_data).GetColumn<float[]>("Score"));
        Assert.Equal(model.Transform(_data).GetColumn<string>("PredictedLabel"), loaded.Transform(_data).GetColumn<string>("PredictedLabel"));
    }

    [Fact]
    public void A_loaded_model_goes_into_a_prediction_engine()
    {
        _ml.Mnist().Save(Train("lenet5"), _data.Schema, ModelPath);

        using var engine = _ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(_ml.Mnist().LoadModel(ModelPath));
        var prediction = engine.Predict(new Digit());

        Assert.Contains(prediction.PredictedLabel, new[] { "0", "1", "2", "3" });
        Assert.Equal(4, prediction.Score.Length);
    }

    [Fact]
    public void Saving_twice_gives_the_same_file_and_loading_and_saving_too()
    {
        var model = Train("lenet5");
        _ml.Mnist().Save(model, _data.Schema, ModelPath);
        byte[] first = File.ReadAllBytes(ModelPath);

        _ml.Mnist().Save(model, _data.Schema, ModelPath);

        Assert.Equal(first, File.ReadAllBytes(ModelPath));
    }

    [Fact]
    public void The_manifest_tells_steps_training_and_metrics()
    {
        var model = Train("lenet5");
        var report = _ml.Mnist().Evaluate(model.Transform(_data));
        _ml.Mnist().Save(model, _data.Schema, ModelPath, report);

        var manifest = _ml.Mnist().ReadManifest(ModelPath);

        Assert.Equal(1, manifest.FormatVersion);
        Assert.Equal(new NormalizePixelsStep("Pixels", "Pixels", 0.1307f, 0.3081f), manifest.Steps[0]);
        var classifier = Assert.IsType<TorchClassifierStep>(manifest.Steps[1]);
        Assert.Equal(("lenet5", 28, 28), (classifier.Network, classifier.Rows, classifier.Columns));
        Assert.Equal(["0", "1", "2", "3"], classifier.Labels);
        Assert.Equal(new MapKeyToValueStep("PredictedLabel", "PredictedLabel"), manifest.Steps[2]);
        Assert.Equal(report.Accuracy, manifest.Metrics!.Accuracy);
        Assert.Equal(5, manifest.Training!.Seed);
    }

    [Fact]
    public void A_network_of_the_callers_own_is_loaded_with_the_function_that_creates_it()
    {
        var model = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options()).Fit(_data);
        _ml.Mnist().Save(model, _data.Schema, ModelPath);

        var loaded = _ml.Mnist().LoadModel(ModelPath, () => new TinyNetwork());
        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.Equal(model.Transform(_data).GetColumn<float[]>("Score"), loaded.Transform(_data).GetColumn<float[]>("Score"));
        Assert.EndsWith("it holds the weights of a network of the caller's own; give LoadModel the function that creates it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_network_are_refused_by_name()
    {
        _ml.Mnist().Save(_ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options()).Fit(_data), _data.Schema, ModelPath);

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath, () => new LeNet5()));
        var shape = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath, () => new TinyNetwork(9)));

        Assert.Contains("its weights are of another network than LeNet5: missing conv1.weight", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'linear.weight' has shape [4, 144] instead of [9, 144]", shape.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_keep_their_own_type()
    {
        var rows = _data.GetColumn<float[]>("Pixels").Select((pixels, i) => new NumberedImage { Pixels = pixels, Number = 10 * (i % 4) }).ToArray();
        var data = _ml.Data.LoadFromEnumerable(rows);
        var toKey = _ml.Transforms.Conversion.MapValueToKey("Label", "Number").Fit(data);
        var keyed = toKey.Transform(data);
        var model = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options())
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Number", "PredictedLabel")).Fit(keyed);
        _ml.Mnist().Save(model, keyed.Schema, ModelPath);

        var loaded = _ml.Mnist().LoadModel(ModelPath, () => new TinyNetwork());

        Assert.Equal(model.Transform(keyed).GetColumn<int>("Number"), loaded.Transform(keyed).GetColumn<int>("Number"));
        Assert.Equal(new MapKeyToValueStep("PredictedLabel", "Number"), _ml.Mnist().ReadManifest(ModelPath).Steps[1]);
    }

    [Fact]
    public void A_step_that_the_file_cannot_hold_is_named()
    {
        var model = _ml.Transforms.CopyColumns("Copy", "Pixels").Fit(_data);

        var exception = Assert.Throws<NotSupportedException>(() => _ml.Mnist().Save(model, _data.Schema, ModelPath));

        Assert.Equal("A step of type ColumnCopyingTransformer cannot be saved; model files hold PreparePicture, NormalizePixels, TorchClassifier, Ensemble and MapKeyToValue.", exception.Message);
        Assert.False(File.Exists(ModelPath));
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_named()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => _ml.Mnist().LoadModel(ModelPath));
        var directory = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(_folder.Path));

        Assert.Equal($"There is no model file '{ModelPath}'; 'mnist train' makes one.", missing.Message);
        Assert.StartsWith($"'{_folder.Path}' is a directory", directory.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_damaged_byte_is_noticed_or_harmless()
    {
        _ml.Mnist().Save(_ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options()).Fit(_data), _data.Schema, ModelPath);
        byte[] good = File.ReadAllBytes(ModelPath);
        float[][] scores = [.. _ml.Mnist().LoadModel(ModelPath, () => new TinyNetwork()).Transform(_data).GetColumn<float[]>("Score")];
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 60; i++)
        {
            byte[] damaged = [.. good];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(ModelPath, damaged);
            try
            {
                var loaded = _ml.Mnist().LoadModel(ModelPath, () => new TinyNetwork());
                Assert.Equal(scores, loaded.Transform(_data).GetColumn<float[]>("Score"));
            }
            catch (InvalidDataException exception)
            {
                Assert.StartsWith($"'{ModelPath}' is no model that can be loaded: ", exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', exception.Message);
                refused++;
            }
        }

        Assert.True(refused > 20, $"{refused} of 60 damaged files were refused");
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        _ml.Mnist().Save(Train("lenet5"), _data.Schema, ModelPath);
        byte[] good = File.ReadAllBytes(ModelPath);
        foreach (int length in new[] { 0, 1, 100, good.Length / 2, good.Length - 1 })
        {
            File.WriteAllBytes(ModelPath, good[..length]);
            Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));
        }
    }

    [Theory]
    [InlineData("{}", "its manifest has no format version")]
    [InlineData("[]", "its manifest has no format version")]
    [InlineData("not json", "its manifest is damaged")]
    [InlineData("{\"formatVersion\": 99}", "its format version is 99 and this program reads up to 1; use a later Mnist.MLNet")]
    [InlineData("{\"formatVersion\": 1, \"format\": \"x\", \"createdBy\": \"x\", \"steps\": [{\"kind\": \"runProgram\"}]}", "its manifest")]
    [InlineData("{\"formatVersion\": 1, \"format\": \"x\", \"createdBy\": \"x\"}", "its manifest is damaged")]
    public void A_bad_manifest_is_refused_with_its_defect(string manifest, string message)
    {
        WriteZip(("manifest.json", manifest));

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_without_a_manifest_or_without_its_parts_is_refused()
    {
        WriteZip(("readme.txt", "hello"));
        var noManifest = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));
        WriteZip(("manifest.json", """
            {"format": "Mnist.MLNet model", "formatVersion": 1, "createdBy": "test", "steps": [
              {"kind": "torchClassifier", "input": "Pixels", "network": "lenet5", "rows": 28, "columns": 28, "labelType": "text", "labels": ["0", "1"],
               "weights": {"name": "weights.safetensors", "bytes": 10, "sha256": "00"}}]}
            """));
        var noWeights = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.EndsWith("it has no manifest.json.", noManifest.Message, StringComparison.Ordinal);
        Assert.EndsWith("its part 'weights.safetensors' is missing.", noWeights.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unregistered_network_is_named()
    {
        WriteZip(("manifest.json", """
            {"format": "Mnist.MLNet model", "formatVersion": 1, "createdBy": "test", "steps": [
              {"kind": "torchClassifier", "input": "Pixels", "network": "resnet", "rows": 28, "columns": 28, "labelType": "text", "labels": ["0", "1"],
               "weights": {"name": "weights.safetensors", "bytes": 10, "sha256": "00"}}]}
            """));

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.Contains("it needs the network 'resnet', which is not registered", exception.Message, StringComparison.Ordinal);
    }

    private ITransformer Train(string network) => _ml.Mnist().NormalizePixels(0.1307f, 0.3081f)
        .Append(_ml.Mnist().TorchClassifier(network, Options()))
        .Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
        .Fit(_data);

    private static TorchClassifierOptions Options() => new() { Epochs = 1, BatchSize = 32, Seed = 5 };

    private void WriteZip(params (string Name, string Content)[] entries)
    {
        using var zip = new ZipArchive(File.Create(ModelPath), ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    private sealed class NumberedImage
    {
        [VectorType(28, 28)]
        public float[] Pixels { get; set; } = [];

        public int Number { get; set; }
    }
}
