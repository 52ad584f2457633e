// Train a classifier of handwritten digits, judge it, save it, and use it for single images.
//   dotnet run -c Release --project samples/QuickStart [-- FOLDER-WITH-IDX-FILES [EPOCHS]]
using Microsoft.ML;
using Mnist.MLNet;
using Mnist.MLNet.Training;

string? folder = args.Length > 0 ? args[0] : null;
int epochs = args.Length > 1 ? int.Parse(args[1]) : 10;

var ml = new MLContext(seed: 1);
var data = ml.Mnist().Load(folder);
var split = ml.Data.TrainTestSplit(data.Train, testFraction: 0.1, seed: 1);

var pipeline = ml.Mnist().NormalizePixels(mean: 0.1307f, std: 0.3081f)
    .Append(ml.Mnist().TorchClassifier("lenet5", new TorchClassifierOptions { Epochs = epochs, BatchSize = 64, LearningRate = 1e-3 })
        .WithAugmentation(a => a.Rotate(15).Translate(0.1)))
    .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

var model = pipeline.Fit(split.TrainSet);
Console.WriteLine(ml.Mnist().Evaluate(model.Transform(split.TestSet)));    // rows that the training never saw: compare models on these
Console.WriteLine(ml.Mnist().Evaluate(model.Transform(data.Test)));        // the test set: look once, at the end

ml.Mnist().Save(model, data.Train.Schema, "digits.zip");

using var engine = ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(ml.Mnist().LoadModel("digits.zip"));
var image = new Digit { Pixels = [.. data.Test.GetPixels(0).ToArray().Select(pixel => (float)pixel)] };
var prediction = engine.Predict(image);
Console.WriteLine($"The first test image is a {prediction.PredictedLabel} ({prediction.Score.Max():P1} sure).");
