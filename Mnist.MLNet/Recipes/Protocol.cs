namespace Mnist.MLNet.Recipes;

/// <summary>On which images models are chosen and reported.</summary>
public enum Protocol
{
    /// <summary>Chosen on rows set aside from the training set, reported once on the whole test set.</summary>
    Honest,

    /// <summary>As the study's authors did, which looks at test images in the course of the training.</summary>
    Study,
}
