using Microsoft.ML.Data;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>What the model says of an image.</summary>
internal sealed class ScoredImage
{
    /// <summary>The number of classes. ML.NET takes the length of a mapping's vectors from attributes, so that all chains have the same.</summary>
    public const int Classes = 10;

    [VectorType(Classes)]
    public float[] Score { get; set; } = new float[Classes];

    public string MnistClassName { get; set; } = "";
}
