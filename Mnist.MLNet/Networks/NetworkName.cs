using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks;

/// <summary>What a network is called in messages and files.</summary>
internal static class NetworkName
{
    /// <summary>The name that the network gave itself; of sequences that of the class, because torch calls all of them Sequential.</summary>
    public static string Of(nn.Module network) => network is Sequential ? network.GetType().Name : network.GetName();
}
