namespace Mnist.MLNet.Evaluation;

/// <summary>How well one class, or an average of classes, is recognised.</summary>
/// <param name="Name">The class, or the average's name.</param>
/// <param name="Precision">The part of the rows predicted as the class that are of it, 0 to 1; 0 where none was predicted.</param>
/// <param name="Recall">The part of the rows of the class that were predicted as it, 0 to 1; 0 where there is none.</param>
/// <param name="F1">The harmonic mean of precision and recall, 2·P·R / (P + R); 0 where both are 0 or undefined.</param>
/// <param name="Support">The number of rows of the class.</param>
public sealed record ClassMetrics(string Name, double Precision, double Recall, double F1, long Support);
