namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Places that are written on and hang together, also by their corners.</summary>
/// <param name="Number">Its number among those of its picture.</param>
/// <param name="Area">The smallest rectangle around it.</param>
/// <param name="Count">How many places it has.</param>
internal readonly record struct InkPart(int Number, InkArea Area, int Count);
