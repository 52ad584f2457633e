using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

/// <summary>What comes back of a <see cref="Digit"/>.</summary>
internal sealed class DigitView
{
    [VectorType(3)]
    public float[] Pixels { get; set; } = [];

    [KeyType(4)]
    public uint Label { get; set; }

    public string Name { get; set; } = "";
}
