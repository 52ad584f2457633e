using Mnist.MLNet.Networks;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence.Weights;

/// <summary>Puts weights into a network.</summary>
internal static class StateDict
{
    /// <summary>Copies weights over those of a network.</summary>
    /// <exception cref="InvalidDataException">They are of another network: names, shapes or element types differ; the message says which.</exception>
    public static void Load(nn.Module<Tensor, Tensor> network, Dictionary<string, Tensor> weights)
    {
        using var noGradient = no_grad();
        var expected = network.state_dict();
        var missing = expected.Keys.Except(weights.Keys).ToArray();
        var unexpected = weights.Keys.Except(expected.Keys).ToArray();
        if (missing.Length + unexpected.Length > 0)
        {
            throw new InvalidDataException(
                $"its weights are of another network than {NetworkName.Of(network)}: missing {Names(missing)}, unexpected {Names(unexpected)}");
        }

        foreach (var (name, tensor) in expected)
        {
            if (!weights[name].shape.SequenceEqual(tensor.shape))
            {
                throw new InvalidDataException(
                    $"its weights are of another network than {NetworkName.Of(network)}: '{name}' has shape [{string.Join(", ", weights[name].shape)}] instead of [{string.Join(", ", tensor.shape)}]");
            }

            if (weights[name].dtype != tensor.dtype)
            {
                throw new InvalidDataException($"its weights are not of {NetworkName.Of(network)}'s types: '{name}' is {weights[name].dtype} instead of {tensor.dtype}");
            }
        }

        network.load_state_dict(weights);
    }

    private static string Names(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names);
}
