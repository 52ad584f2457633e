using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>A slant of the upright lines by an angle drawn evenly from ±<paramref name="MaxDegrees"/>; the centre of the image stays.</summary>
/// <param name="MaxDegrees">The largest angle, in degrees, from 0 to 60.</param>
public sealed record Shearing(double MaxDegrees) : GeometricStep
{
    internal override string Description => FormattableString.Invariant($"shear ±{MaxDegrees}°");

    internal override AffineMap Draw(ref SplitMix64 random, int rows, int columns) => AffineMap.Shearing(random.NextSymmetric(MaxDegrees) * Math.PI / 180);

    internal override void Validate() => Require(MaxDegrees, 60, nameof(MaxDegrees));
}
