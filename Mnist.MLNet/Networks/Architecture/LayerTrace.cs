using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Architecture;

/// <summary>Writes down what goes through the layers of a network while it runs. Layers are modules without modules of their own.</summary>
internal sealed class LayerTrace : IDisposable
{
    private readonly List<LayerDescription> _layers = [];
    private readonly List<Action> _removeHooks = [];
    private readonly HashSet<string> _seen = [];

    public LayerTrace(nn.Module<Tensor, Tensor> network)
    {
        var leaves = network.named_modules().Where(module => !module.Item2.named_children().Any()).ToArray();
        foreach (var (name, module) in leaves.Length > 0 ? leaves : [(NetworkName.Of(network), network)])
        {
            if (module is nn.Module<Tensor, Tensor> layer)
            {
                var hook = layer.register_forward_hook((_, input, output) => Note(name, layer, input, output));
                _removeHooks.Add(hook.remove);
            }
        }
    }

    /// <summary>The layers that ran, in their order.</summary>
    public IReadOnlyList<LayerDescription> Layers => _layers;

    public void Dispose() => _removeHooks.ForEach(remove => remove());

    private Tensor Note(string name, nn.Module<Tensor, Tensor> layer, Tensor input, Tensor output)
    {
        string kind = layer.GetType().Name;
        long[] weights = layer.named_parameters().FirstOrDefault(parameter => parameter.name == "weight").parameter?.shape ?? [];

        // from weights and shapes alone: properties such as a kernel's size are not to be had in every version of TorchSharp
        bool first = _seen.Add(name);
        _layers.Add(new LayerDescription(
            name,
            kind,
            input.shape[1..],
            output.shape[1..],
            Window(kind, weights, input.shape, output.shape),
            first ? layer.parameters().Sum(parameter => parameter.numel()) : 0,
            MultiplyAdds(weights, output.shape)));
        return output;
    }

    private static LayerWindow? Window(string kind, long[] weights, long[] input, long[] output)
    {
        if (weights.Length == 4)
        {
            long stride = Math.Max(1, input[2] / output[2]);
            return new LayerWindow(weights[2], weights[3], stride, Math.Max(0, (((output[2] - 1) * stride) + weights[2] - input[2] + 1) / 2));
        }

        // pooling is by patches that do not overlap
        return kind.Contains("Pool", StringComparison.Ordinal)
            ? new LayerWindow(input[2] / output[2], input[3] / output[3], input[2] / output[2], 0)
            : null;
    }

    private static long MultiplyAdds(long[] weights, long[] output) => weights.Length switch
    {
        4 => Product(weights) * output[2] * output[3],
        2 => Product(weights),
        _ => 0,
    };

    private static long Product(long[] sizes) => sizes.Aggregate(1L, (product, size) => product * size);
}
