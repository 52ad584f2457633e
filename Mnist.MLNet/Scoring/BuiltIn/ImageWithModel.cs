using Microsoft.ML.Data;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>An image and, as text, the model that scores it.</summary>
internal sealed class ImageWithModel
{
    public VBuffer<float> Pixels { get; set; }

    public ReadOnlyMemory<char> MnistModel { get; set; }
}
