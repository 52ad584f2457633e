using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>A bn-cnn, trained for a moment on drawn digits.</summary>
public sealed class DigitModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DigitModel()
    {
        DrawnDigits.Write(_folder["digits"], trainCount: 6000, testCount: 200, seed: 3);
        var data = Ml.Mnist().Load(_folder["digits"]);
        var pipeline = Ml.Mnist().NormalizePixels(0, 1)
            .Append(Ml.Mnist().TorchClassifier("bn-cnn", new TorchClassifierOptions { Epochs = 2, BatchSize = 50, LearningRate = 1e-3, Seed = 1 })
                .WithAugmentation(a => a.Rotate(12).Translate(0.06)))
            .Append(Ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        Model = pipeline.Fit(data.Train);
        Path = _folder["digits.zip"];
        Ml.Mnist().Save(Model, data.Train.Schema, Path);
    }

    /// <summary>The context.</summary>
    public MLContext Ml { get; } = new(seed: 1);

    /// <summary>The fitted pipeline, which takes Pixels.</summary>
    public ITransformer Model { get; }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
