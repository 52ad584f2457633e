using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>A random map of the plane. All such steps are drawn first and applied in one resampling, so that the image is blurred once only.</summary>
public abstract record GeometricStep : AugmentationStep
{
    private protected GeometricStep()
    {
    }

    /// <summary>Draws this step's map for one image.</summary>
    internal abstract AffineMap Draw(ref SplitMix64 random, int rows, int columns);
}
