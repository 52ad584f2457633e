using Mnist.MLNet.Networks.Tracing.Operations;
using Mnist.MLNet.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>
/// Finds out what a network computes by watching it: random images go through it, hooks see what enters and leaves each module,
/// modules of a known type are asked which of their possible operations they are, and code between modules is searched for.
/// What was found is held against the network on other images before anybody gets it.
/// </summary>
internal sealed class NetworkTracer
{
    // An image each of usual, large and small contrast, so that bounds are met which the network's own code sets.
    private const int Batch = 3;
    private static readonly float[] Contrasts = [2, 20, 0.5f];

    // Probabilities and logits of two ways to compute the same differ by less, wrong operations by far more.
    private const float Tolerance = 1e-4f;

    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly ImageShape _images;
    private readonly Device _device;
    private readonly Dictionary<nn.Module, string> _paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Tensor> _state;
    private readonly Random _random = new(1);
    private readonly List<TensorSnapshot> _values = [];
    private readonly List<TracedStep> _steps = [];

    private NetworkTracer(nn.Module<Tensor, Tensor> network, ImageShape images)
    {
        _network = network;
        _images = images;
        _paths[network] = "";
        foreach (var (path, module) in network.named_modules())
        {
            _paths.TryAdd(module, path);
        }

        var state = network.state_dict();
        _device = state.Count > 0 ? state.First().Value.device : CPU;
        _state = state.ToDictionary(entry => entry.Key, entry => entry.Value.detach().cpu());
    }

    /// <summary>Traces a network in evaluation mode. Nobody else may use the network meanwhile.</summary>
    /// <param name="network">Maps (batch, 1, rows, columns) to a tensor of float.</param>
    /// <param name="images">The size of the images.</param>
    /// <returns>The operations; the weights belong to the dispose scope of the caller.</returns>
    /// <exception cref="NotSupportedException">The network has a module, or code between modules, that is not understood; the message names it.</exception>
    public static TracedNetwork Trace(nn.Module<Tensor, Tensor> network, ImageShape images)
    {
        using var noGradient = no_grad();
        bool training = network.training;
        network.eval();
        try
        {
            return new NetworkTracer(network, images).Trace();
        }
        finally
        {
            network.train(training);
        }
    }

    private TracedNetwork Trace()
    {
        var input = RandomValues([Batch, 1, _images.Rows, _images.Columns]);
        var passages = Watch(input);
        _values.Add(input);
        var entered = new Stack<(nn.Module Module, int Input)>();
        string last = "the input";
        int output = 0;
        foreach (var passage in passages)
        {
            string path = _paths[passage.Module];
            string here = $"the {(passage.IsEntry ? "input" : "output")} of {Describe(passage.Module)}";
            bool isKnown = LayerCandidates.IsKnown(passage.Module);
            if (passage.IsEntry)
            {
                int source = Require(passage.Value, entered.TryPeek(out var outer) ? outer.Module : _network, last, here);
                entered.Push((passage.Module, source));
            }
            else
            {
                var (module, source) = entered.Pop();
                output = isKnown
                    ? Add(Identify(passage.Module, path, _values[source]), [source], path, module.GetType().Name, passage.Value)
                    : Require(passage.Value, module, last, here);
            }

            last = here;
        }

        var traced = new TracedNetwork(NetworkName.Of(_network), _images, _steps, output, _state, _network.named_parameters().Select(parameter => parameter.name).ToHashSet());
        Verify(traced);
        return traced;
    }

    /// <summary>Runs the network with hooks on all modules of one input and one output; inside of modules of a known type nothing is watched.</summary>
    private List<Passage> Watch(TensorSnapshot input)
    {
        var passages = new List<Passage>();
        int depth = 0;
        int thread = Environment.CurrentManagedThreadId;
        var remove = new List<Action>();
        try
        {
            foreach (var module in _paths.Keys.OfType<nn.Module<Tensor, Tensor>>())
            {
                bool isKnown = LayerCandidates.IsKnown(module);
                remove.Add(module.register_forward_pre_hook((_, value) =>
                {
                    if (Environment.CurrentManagedThreadId == thread && (isKnown ? depth++ : depth) == 0)
                    {
                        passages.Add(new Passage(module, true, TensorSnapshot.Of(value)));
                    }

                    return value;
                }).remove);
                remove.Add(module.register_forward_hook((_, _, value) =>
                {
                    if (Environment.CurrentManagedThreadId == thread && (isKnown ? --depth : depth) == 0)
                    {
                        passages.Add(new Passage(module, false, TensorSnapshot.Of(value)));
                    }

                    return value;
                }).remove);
            }

            using var scope = NewDisposeScope();
            _network.call(input.ToTensor().to(_device));
        }
        finally
        {
            remove.ForEach(hook => hook());
        }

        return passages;
    }

    /// <summary>The number of a value: a known one, or one that code between modules makes from known ones.</summary>
    private int Require(TensorSnapshot value, nn.Module module, string from, string to)
    {
        // The latest of equals: a value passed on unchanged comes from the module that passed it on.
        int known = _values.FindLastIndex(other => other.IsSameAs(value));
        if (known >= 0)
        {
            return known;
        }

        string[] weights = [.. module.named_parameters(false).Select(entry => entry.name).Concat(module.named_buffers(false).Select(entry => entry.name)).Select(name => Join(_paths[module], name)).Where(_state.ContainsKey)];
        return FindGlue(value, weights) is { } glue
            ? glue.Aggregate(0, (_, step) => Add(step.Operation, step.Inputs, _paths[module], null, step.Outcome))
            : throw new NotSupportedException(ReferenceEquals(module, _network) || module.named_children().Any()
                ? $"Network '{NetworkName.Of(_network)}' cannot be traced: what {Describe(module)} computes between {from} and {to} is not understood; at most three in a row of {GlueSearch.Understood} are. Use modules, such as nn.ReLU(), for the rest."
                : $"Module {Describe(module)} of type {module.GetType().Name} cannot be traced; modules that can are {LayerCandidates.Known}, and those made of them.");
    }

    /// <summary>Searches with the image of large contrast, which is quick, and takes the first row of operations that holds for all images.</summary>
    private List<(Operation Operation, int[] Inputs, TensorSnapshot Outcome)>? FindGlue(TensorSnapshot value, string[] weights)
    {
        using var scope = NewDisposeScope();
        var rows = new GlueSearch(_state).Find([.. _values.Select(known => known.Image(1, Batch))], weights, value.Image(1, Batch));
        return rows.Select(Run).FirstOrDefault(row => row[^1].Outcome.IsSameAs(value));
    }

    private List<(Operation Operation, int[] Inputs, TensorSnapshot Outcome)> Run(IReadOnlyList<GlueStep> row)
    {
        var steps = new List<(Operation Operation, int[] Inputs, TensorSnapshot Outcome)>();
        foreach (var step in row)
        {
            int[] inputs = [.. step.Inputs.Select(input => input ?? _values.Count + steps.Count - 1)];
            var outcome = TensorSnapshot.Of(step.Operation.Apply([.. inputs.Select(input => (input < _values.Count ? _values[input] : steps[^1].Outcome).ToTensor())], _state));
            steps.Add((step.Operation, inputs, outcome));
        }

        return steps;
    }

    private int Add(Operation operation, int[] inputs, string name, string? module, TensorSnapshot value)
    {
        _steps.Add(new TracedStep(operation, inputs, name, module, value.Shape[1..]));
        _values.Add(value);
        return _values.Count - 1;
    }

    /// <summary>Asks a module of a known type which of its possible operations it is.</summary>
    private Operation Identify(nn.Module<Tensor, Tensor> module, string path, TensorSnapshot seen)
    {
        using var scope = NewDisposeScope();
        var question = RandomValues(seen.Shape);
        var input = question.ToTensor();
        var answer = TensorSnapshot.Of(module.call(question.ToTensor().to(_device)));
        foreach (var operation in LayerCandidates.Of(module, path, _state, question, answer))
        {
            using var inner = NewDisposeScope();
            if (answer.IsSameAs(operation.Apply([input], _state)))
            {
                return operation;
            }
        }

        throw new NotSupportedException(
            $"Module {Describe(module)} of type {module.GetType().Name} cannot be traced: it does not compute what {module.GetType().Name} does with any usual setting and the same zero padding on both sides.");
    }

    /// <summary>Holds what was found against the network, on other images and other batches.</summary>
    private void Verify(TracedNetwork traced)
    {
        foreach (int batch in new[] { 1, 6 })
        {
            using var scope = NewDisposeScope();
            var images = RandomValues([batch, 1, _images.Rows, _images.Columns]).ToTensor();
            var expected = _network.call(images.to(_device)).cpu();
            var computed = traced.Compute(images);
            float difference = expected.shape.AsSpan().SequenceEqual(computed.shape) ? (expected - computed).abs().max().ToSingle() : float.NaN;
            if (!(difference <= Tolerance * (1 + expected.abs().max().ToSingle())))
            {
                throw new NotSupportedException(FormattableString.Invariant(
                    $"Network '{NetworkName.Of(_network)}' cannot be traced: on other images it answers otherwise than the operations that were found (by {difference:G3}); does it draw random numbers or decide by its input? Use modules, such as nn.ReLU(), instead of code between them."));
            }
        }
    }

    private TensorSnapshot RandomValues(long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, extent) => product * extent)];
        int length = values.Length / (int)shape[0];
        for (int image = 0; image < shape[0]; image++)
        {
            float contrast = Contrasts[image % Contrasts.Length];
            float ground = _random.NextSingle() - 0.5f;
            foreach (ref float value in values.AsSpan(image * length, length))
            {
                value = contrast * (ground + (2 * _random.NextSingle()) - 1);
            }
        }

        return new TensorSnapshot(shape, values);
    }

    private string Describe(nn.Module module) => _paths[module] is { Length: > 0 } path ? $"'{path}'" : "the network";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
