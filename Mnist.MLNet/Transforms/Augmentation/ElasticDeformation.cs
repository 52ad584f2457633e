namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>
/// A smooth random displacement: the nodes of a coarse grid move, along and across independently, by up to ±<paramref name="MaxPixels"/>, and what lies between follows
/// as a cubic B-spline does. It works on the image that the geometric steps have mapped, in the same resampling.
/// After P. Simard, D. Steinkraus, J. Platt, "Best practices for convolutional neural networks applied to visual document analysis", 2003.
/// </summary>
/// <param name="MaxPixels">The largest shift of a node, in pixels, from 0 to 20; the image moves by about half as much.</param>
public sealed record ElasticDeformation(double MaxPixels) : AugmentationStep
{
    internal override string Description => FormattableString.Invariant($"elastic ±{MaxPixels} px");

    internal override void Validate() => Require(MaxPixels, 20, nameof(MaxPixels));
}
