using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>A change of size about the centre of the image, by a factor drawn evenly from 1 ± <paramref name="MaxFraction"/>.</summary>
/// <param name="MaxFraction">The largest change as a part of the size, from 0 to 0.9.</param>
public sealed record Scaling(double MaxFraction) : GeometricStep
{
    internal override string Description => FormattableString.Invariant($"scale ±{100 * MaxFraction} %");

    internal override AffineMap Draw(ref SplitMix64 random, int rows, int columns) => AffineMap.Scaling(1 + random.NextSymmetric(MaxFraction));

    internal override void Validate() => Require(MaxFraction, 0.9, nameof(MaxFraction));
}
