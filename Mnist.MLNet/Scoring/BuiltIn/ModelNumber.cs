namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>The key under which the chain's table holds its one model.</summary>
internal sealed class ModelNumber
{
    public const uint OfTheModel = 1;

    public uint MnistModelNumber { get; set; }
}
