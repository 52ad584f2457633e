using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence.Weights;

/// <summary>Weights alone, under PyTorch's names, in the format that the file's extension tells.</summary>
internal static class WeightsFile
{
    private const string SafetensorsExtension = ".safetensors";
    private const string TorchSharpExtension = ".dat";

    /// <exception cref="ArgumentException">The extension is of no known format.</exception>
    public static void Write(nn.Module<Tensor, Tensor> network, string path)
    {
        bool isTorchSharp = IsTorchSharp(path);
        var weights = network.state_dict();
        AtomicFile.Write(path, stream =>
        {
            if (isTorchSharp)
            {
                TorchSharpState.Write(stream, weights);
            }
            else
            {
                Safetensors.Write(stream, weights);
            }
        });
    }

    /// <exception cref="ArgumentException">The extension is of no known format.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds the weights of another network.</exception>
    public static void Read(nn.Module<Tensor, Tensor> network, string path)
    {
        bool isTorchSharp = IsTorchSharp(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file of weights '{path}'.", path);
        }

        using var scope = NewDisposeScope();
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            StateDict.Load(network, isTorchSharp ? TorchSharpState.Read(bytes) : Safetensors.Read(bytes));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' cannot be taken: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static bool IsTorchSharp(string path)
    {
        string extension = Path.GetExtension(path);
        bool isTorchSharp = extension.Equals(TorchSharpExtension, StringComparison.OrdinalIgnoreCase);
        return isTorchSharp || extension.Equals(SafetensorsExtension, StringComparison.OrdinalIgnoreCase)
            ? isTorchSharp
            : throw new ArgumentException($"'{path}' has the extension '{extension}'; weights are files of safetensors ({SafetensorsExtension}) or of TorchSharp ({TorchSharpExtension}).");
    }
}
