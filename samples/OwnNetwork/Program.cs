// Host a TorchSharp network of your own in an ML.NET pipeline: any Module<Tensor, Tensor> from (batch, 1, rows, columns) to logits.
//   dotnet run -c Release --project samples/OwnNetwork [-- FOLDER-WITH-IDX-FILES [EPOCHS]]
using Microsoft.ML;
using Mnist.MLNet;
using Mnist.MLNet.Training;
using OwnNetwork;

string? folder = args.Length > 0 ? args[0] : null;
int epochs = args.Length > 1 ? int.Parse(args[1]) : 3;

var ml = new MLContext(seed: 1);
var data = ml.Mnist().Load(folder);

var pipeline = ml.Mnist().NormalizePixels(mean: 0.1307f, std: 0.3081f)
    .Append(ml.Mnist().TorchClassifier(() => new MyNetwork(), new TorchClassifierOptions { Epochs = epochs }));
var model = pipeline.Fit(data.Train);
Console.WriteLine(ml.Mnist().Evaluate(model.Transform(data.Test)));

// A file holds weights, never code: the loader is told how to create the network.
ml.Mnist().Save(model, data.Train.Schema, "own.zip");
var loaded = ml.Mnist().LoadModel("own.zip", () => new MyNetwork());
Console.WriteLine($"Loaded again: {ml.Mnist().Evaluate(loaded.Transform(data.Test)).Accuracy:P2}");
