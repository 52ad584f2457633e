using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>
/// Wipes out a rectangle at a random place, after all other steps. Its part of the image's area is drawn evenly from 0 to <paramref name="MaxFraction"/>,
/// its height over its width from 1/3 to 3. After Z. Zhong et al., "Random erasing data augmentation", 2017.
/// </summary>
/// <param name="MaxFraction">The largest part of the area, from 0 to 1.</param>
public sealed record RandomErasing(double MaxFraction) : AugmentationStep
{
    private const double LargestAspect = 3;

    internal override string Description => FormattableString.Invariant($"erasing up to {100 * MaxFraction} %");

    /// <summary>Draws the rectangle of one image and fills it.</summary>
    internal void Apply(ref SplitMix64 random, Span<float> image, int rows, int columns, float background)
    {
        double area = random.NextDouble() * MaxFraction * rows * columns;
        double aspect = Math.Exp(random.NextSymmetric(Math.Log(LargestAspect)));
        int height = Math.Min(rows, (int)Math.Round(Math.Sqrt(area * aspect)));
        int width = Math.Min(columns, (int)Math.Round(Math.Sqrt(area / aspect)));
        int top = random.NextBelow(rows - height + 1);
        int left = random.NextBelow(columns - width + 1);
        for (int row = top; row < top + height; row++)
        {
            image.Slice((row * columns) + left, width).Fill(background);
        }
    }

    internal override void Validate() => Require(MaxFraction, 1, nameof(MaxFraction));
}
