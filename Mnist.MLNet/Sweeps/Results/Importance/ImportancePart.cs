namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>What one parameter explains, or two of them together beyond what each explains by itself.</summary>
/// <param name="Name">The parameter, or both.</param>
/// <param name="Mean">The part of the variance, 0 to 1, the mean over the trees.</param>
/// <param name="Deviation">Its standard deviation over the trees.</param>
internal sealed record ImportancePart(string Name, double Mean, double Deviation);
