using Microsoft.ML.Data;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>The column that the built-in chain starts from.</summary>
internal sealed class ImageRow
{
    public VBuffer<float> Pixels { get; set; }
}
