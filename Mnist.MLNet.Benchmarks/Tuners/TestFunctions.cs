using System.Globalization;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Benchmarks.Tuners;

/// <summary>
/// The test functions. Branin and Hartmann as in L. C. W. Dixon, G. P. Szegö, "Towards global optimisation 2", 1978; the other two imitate the sweep of a classifier.
/// </summary>
internal static class TestFunctions
{
    private static readonly double[] HartmannWeights = [1, 1.2, 3, 3.2];

    private static readonly double[][] HartmannScales =
    [
        [10, 3, 17, 3.5, 1.7, 8],
        [0.05, 10, 17, 0.1, 8, 14],
        [3, 3.5, 1.7, 10, 17, 8],
        [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] HartmannCenters =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
        [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
        [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestFunction> All { get; } = [Branin(), Hartmann(), MixedDiscrete(), Conditional()];

    /// <summary>Two dimensions, three equal minima.</summary>
    private static TestFunction Branin() => new(
        "Branin",
        0.397887,
        new() { ["x"] = new UniformDoubleOption(-5, 10), ["y"] = new UniformDoubleOption(0, 15) },
        [],
        point =>
        {
            double x = Number(point, "x");
            double valley = Number(point, "y") - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6;
            return (valley * valley) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
        });

    /// <summary>Six dimensions, six minima of which one is the least.</summary>
    private static TestFunction Hartmann()
    {
        var space = new SearchSpace();
        for (int i = 0; i < 6; i++)
        {
            space.Add(string.Create(CultureInfo.InvariantCulture, $"x{i}"), new UniformDoubleOption(0, 1));
        }

        return new("Hartmann-6", -3.32237, space, [], point =>
        {
            double[] x = [.. space.Keys.Select(name => Number(point, name))];
            return -HartmannWeights.Select((weight, i) => weight * Math.Exp(-x.Select((value, j) => HartmannScales[i][j] * Math.Pow(value - HartmannCenters[i][j], 2)).Sum())).Sum();
        });
    }

    /// <summary>A learning rate whose best value depends on the optimiser, a batch size, an activation, and a dropout.</summary>
    private static TestFunction MixedDiscrete()
    {
        string[] optimizers = ["adam", "adamw", "rmsprop", "sgd"];
        double[] bestRates = [1e-3, 3e-3, 3e-4, 1e-1];
        string[] activations = ["relu", "gelu", "tanh"];
        return new(
            "mixed discrete",
            0,
            new()
            {
                ["lr"] = new UniformDoubleOption(1e-5, 1, logBase: true),
                ["optimizer"] = new ChoiceOption([.. optimizers]),
                ["log2-batch"] = new UniformIntOption(3, 9),
                ["activation"] = new ChoiceOption([.. activations]),
                ["dropout"] = new UniformDoubleOption(0, 0.9),
            },
            [],
            point =>
            {
                int optimizer = Array.IndexOf(optimizers, point["optimizer"].AsType<string>());
                return (0.25 * Math.Pow(Math.Log10(Number(point, "lr") / bestRates[optimizer]), 2))
                    + (0.1 * optimizer)
                    + (0.1 * Math.Abs(point["log2-batch"].AsType<int>() - 5))
                    + (0.2 * Array.IndexOf(activations, point["activation"].AsType<string>()))
                    + (2 * Math.Pow(Number(point, "dropout") - 0.3, 2));
            });
    }

    /// <summary>A kind of network, each with settings of its own.</summary>
    private static TestFunction Conditional() => new(
        "conditional",
        0,
        new()
        {
            ["network"] = new ChoiceOption("mlp", "cnn", "linear"),
            ["mlp-layers"] = new UniformIntOption(1, 6),
            ["mlp-width"] = new UniformDoubleOption(16, 1024, logBase: true),
            ["cnn-channels"] = new UniformIntOption(4, 128, logBase: true),
            ["cnn-dropout"] = new UniformDoubleOption(0, 0.9),
            ["cnn-lr"] = new UniformDoubleOption(1e-5, 1, logBase: true),
            ["linear-decay"] = new UniformDoubleOption(1e-6, 1, logBase: true),
        },
        [
            new("mlp-layers", "network", ["mlp"]),
            new("mlp-width", "network", ["mlp"]),
            new("cnn-channels", "network", ["cnn"]),
            new("cnn-dropout", "network", ["cnn"]),
            new("cnn-lr", "network", ["cnn"]),
            new("linear-decay", "network", ["linear"]),
        ],
        point => point["network"].AsType<string>() switch
        {
            "mlp" => 0.3 + (0.1 * Math.Abs(point["mlp-layers"].AsType<int>() - 2)) + (0.2 * Math.Pow(Math.Log2(Number(point, "mlp-width") / 256), 2)),
            "cnn" => (0.1 * Math.Pow(Math.Log2(point["cnn-channels"].AsType<int>() / 32.0), 2))
                + (2 * Math.Pow(Number(point, "cnn-dropout") - 0.25, 2))
                + (0.25 * Math.Pow(Math.Log10(Number(point, "cnn-lr") / 1e-3), 2)),
            _ => 0.6 + (0.1 * Math.Pow(Math.Log10(Number(point, "linear-decay") / 1e-4), 2)),
        });

    private static double Number(Parameter point, string name) => point[name].AsType<double>();
}
