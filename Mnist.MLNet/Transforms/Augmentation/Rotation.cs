using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>A turn about the centre of the image by an angle drawn evenly from ±<paramref name="MaxDegrees"/>.</summary>
/// <param name="MaxDegrees">The largest angle, in degrees, from 0 to 180.</param>
public sealed record Rotation(double MaxDegrees) : GeometricStep
{
    internal override string Description => FormattableString.Invariant($"rotation ±{MaxDegrees}°");

    internal override AffineMap Draw(ref SplitMix64 random, int rows, int columns) => AffineMap.Rotation(random.NextSymmetric(MaxDegrees) * Math.PI / 180);

    internal override void Validate() => Require(MaxDegrees, 180, nameof(MaxDegrees));
}
