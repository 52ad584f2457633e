using Mnist.MLNet.Networks;

namespace Mnist.MLNet.Cli.Output;

/// <summary>How large a network is.</summary>
internal static class NetworkSize
{
    /// <summary>The number of classes that sizes are given for: digits.</summary>
    public const int Classes = 10;

    /// <summary>The number of weights of a network for <see cref="Classes"/> classes.</summary>
    public static long Parameters(NetworkDefinition definition)
    {
        using var network = definition.Create(Classes);
        return network.parameters().Sum(parameter => parameter.numel());
    }
}
