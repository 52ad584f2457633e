namespace Mnist.MLNet.Recipes.Settings;

/// <summary>How far an augmentation step goes, and for which part of the images.</summary>
/// <param name="Range">The range; 0 for no step.</param>
/// <param name="Probability">The part of the images, from 0 to 1.</param>
internal readonly record struct StepRange(double Range, double Probability = 1);
