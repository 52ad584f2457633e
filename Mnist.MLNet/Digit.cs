using Microsoft.ML.Data;

namespace Mnist.MLNet;

/// <summary>One image for a prediction engine.</summary>
public sealed class Digit
{
    /// <summary>784 pixels, row after row, from 0 (paper) to 255 (ink).</summary>
    [VectorType(784)]
    public float[] Pixels { get; set; } = new float[784];
}
