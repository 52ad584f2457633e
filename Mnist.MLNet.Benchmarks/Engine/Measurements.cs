using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>What this program measures of the engine that it is built with, each in a process of its own; the counterpart of PyTorch/measure.py.</summary>
internal static class Measurements
{
    private const int WarmUpSteps = 100;
    private const int LeastPasses = 4;
    private const double ScoringSeconds = 3;
    private const int Turns = 200;
    private const double TurnSeconds = 0.05;

    /// <summary>Does what a request asks for.</summary>
    public static Measurement Run(Request request)
    {
        set_num_threads(request.Threads);
        return request.Kind switch
        {
            "train" => Train(request),
            "threads" => CompareThreads(request),
            "score" => Score(request),
            "predict" => Predict(request),
            "multiply" => Multiply(),
            "allocate" => Allocate(request),
            "remember" => Remember(request),
            _ => throw new ArgumentException($"'{request.Kind}' is not something to measure."),
        };
    }

    /// <summary>Seconds of one epoch, and the test accuracy after it.</summary>
    private static Measurement Train(Request request)
    {
        var files = MnistData.Load(request.Folder);
        using var images = ImageTensors.Load(files.Train, request.Images);
        using var test = ImageTensors.Load(files.Test, files.Test.Count);
        using (var warmUp = new InMemoryTraining(request, images))
        {
            warmUp.Run(WarmUpSteps);
        }

        manual_seed(request.Seed);
        using var training = new InMemoryTraining(request, images);
        var watch = Stopwatch.StartNew();
        training.Run(training.StepsPerEpoch);
        double seconds = watch.Elapsed.TotalSeconds;
        return new Measurement(seconds, (double)CountCorrect(training.Network, test, 128) / test.Count);
    }

    /// <summary>
    /// How many times as fast training is on all threads as on one. Both take turns, and the quickest turn of each counts: what else runs on the host, which may take away
    /// a core for seconds, can only slow a turn down.
    /// </summary>
    private static Measurement CompareThreads(Request request)
    {
        using var images = ImageTensors.Load(MnistData.Load(request.Folder).Train, request.Images);
        using var training = new InMemoryTraining(request, images);
        double Seconds(int threads, int steps)
        {
            set_num_threads(threads);
            var watch = Stopwatch.StartNew();
            training.Run(steps);
            return watch.Elapsed.TotalSeconds;
        }

        Seconds(request.Threads, WarmUpSteps);
        int steps = (int)Math.Clamp(WarmUpSteps * TurnSeconds / Seconds(1, WarmUpSteps), 1, training.StepsPerEpoch);
        var turns = Enumerable.Range(0, Turns).Select(_ => (Alone: Seconds(1, steps), Together: Seconds(request.Threads, steps))).ToArray();
        return new Measurement(turns.Min(turn => turn.Alone) / turns.Min(turn => turn.Together));
    }

    /// <summary>Seconds to score the test set.</summary>
    private static Measurement Score(Request request)
    {
        var files = MnistData.Load(request.Folder);
        using var test = ImageTensors.Load(files.Test, files.Test.Count);
        using var network = NetworkRegistry.Get(request.Network).Create(10);
        var times = new List<double>();
        for (int pass = 0; pass < LeastPasses || times.Sum() < ScoringSeconds; pass++)
        {
            var watch = Stopwatch.StartNew();
            CountCorrect(network, test, request.Batch);
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return new Measurement(Spread.Of(times.Skip(1)).Median);
    }

    /// <summary>Median seconds of one image through a prediction engine, from raw pixels to the label's name; a third as many calls as there are training images.</summary>
    private static Measurement Predict(Request request)
    {
        var files = MnistData.Load(request.Folder);
        var ml = new MLContext(request.Seed);
        var pipeline = Pipeline(ml, request).Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        using var engine = ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(pipeline.Fit(FirstRows(files.Train, 640)));
        var digit = new Digit { Pixels = Array.ConvertAll(files.Test.GetPixels(0).ToArray(), pixel => (float)pixel) };
        var prediction = new DigitPrediction();
        var times = new double[request.Images / 3];
        for (int i = -times.Length / 10; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            engine.Predict(digit, ref prediction);
            times[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return new Measurement(Spread.Of(times).Median);
    }

    /// <summary>The most operations a second of a large matrix product.</summary>
    private static Measurement Multiply()
    {
        double best = 0;
        foreach (int size in new[] { 512, 1024, 2048 })
        {
            using var a = rand(size, size);
            using var b = rand(size, size);
            var whole = Stopwatch.StartNew();
            while (whole.Elapsed.TotalSeconds < 0.7)
            {
                long start = Stopwatch.GetTimestamp();
                matmul(a, b).Dispose();
                best = Math.Max(best, 2.0 * size * size * size / Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return new Measurement(best);
    }

    /// <summary>Bytes of the managed heap that a training step takes in the steady state, on all threads together.</summary>
    private static Measurement Allocate(Request request)
    {
        const int steps = 200;
        using var images = ImageTensors.Load(MnistData.Load(request.Folder).Train, request.Images);
        using var training = new InMemoryTraining(request, images);
        training.Run(WarmUpSteps);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        training.Run(steps);
        return new Measurement((double)(GC.GetTotalAllocatedBytes(precise: true) - before) / steps);
    }

    /// <summary>The largest resident memory of this process, in bytes, after one epoch of the library's own trainer.</summary>
    private static Measurement Remember(Request request)
    {
        Pipeline(new MLContext(request.Seed), request).Fit(FirstRows(MnistData.Load(request.Folder).Train, request.Images));
        using var process = Process.GetCurrentProcess();
        return new Measurement(process.PeakWorkingSet64);
    }

    private static EstimatorChain<TorchClassifierTransformer> Pipeline(MLContext ml, Request request) =>
        ml.Mnist().NormalizePixels(ImageTensors.Mean, ImageTensors.Deviation).Append(ml.Mnist().TorchClassifier(
            request.Network, new TorchClassifierOptions { Epochs = 1, BatchSize = request.Batch, Threads = request.Threads, Seed = request.Seed }));

    private static IdxDataView FirstRows(IdxDataView view, int count)
    {
        if (count >= view.Count)
        {
            return view;
        }

        var rows = Enumerable.Range(0, count);
        byte[] pixels = [.. rows.SelectMany(row => view.GetPixels(row).ToArray())];
        return IdxDataView.FromMemory(pixels, view.Rows, view.Columns, [.. rows.Select(row => (byte)view.GetLabel(row))], view.ClassCount);
    }

    private static long CountCorrect(Module<Tensor, Tensor> network, ImageTensors data, int batch)
    {
        network.eval();
        using var noGradient = no_grad();
        long correct = 0;
        for (int start = 0; start < data.Count; start += batch)
        {
            using var scope = NewDisposeScope();
            int count = Math.Min(batch, data.Count - start);
            var predicted = network.call(data.Images.narrow(0, start, count)).argmax(1);
            correct += predicted.eq(data.Labels.narrow(0, start, count)).sum().item<long>();
        }

        return correct;
    }
}
