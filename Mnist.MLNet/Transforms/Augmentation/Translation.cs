using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>A shift, along and across independently, drawn evenly from ±<paramref name="MaxFraction"/> of the image's width and height.</summary>
/// <param name="MaxFraction">The largest shift as a part of the image's size, from 0 to 1.</param>
public sealed record Translation(double MaxFraction) : GeometricStep
{
    internal override string Description => FormattableString.Invariant($"translation ±{100 * MaxFraction} %");

    internal override AffineMap Draw(ref SplitMix64 random, int rows, int columns) =>
        AffineMap.Translation(random.NextSymmetric(MaxFraction * columns), random.NextSymmetric(MaxFraction * rows));

    internal override void Validate() => Require(MaxFraction, 1, nameof(MaxFraction));
}
